import { accessSync, constants, existsSync } from "node:fs";
import { readLocalSettings } from "@/lib/server/env";
import type { Section } from "@/tools/preflight/report";

/** That the next start fetches nothing: all that it needs is on this disk. */
export async function lookAtPrograms(section: Section): Promise<void> {
  const local = readLocalSettings();
  const todo = "Run npm start once where there is a network.";
  for (const line of local.ok ? [] : local.error)
    section.wrong("the servers' programs", line, todo);
  const { prometheusBin, pushgatewayBin } = local.ok ? local.value : {};
  for (const [what, path] of [
    ["Prometheus", prometheusBin],
    ["Pushgateway", pushgatewayBin],
  ] as const) {
    if (path === undefined) continue;
    if (isExecutable(path)) section.fine(what, path);
    else section.wrong(what, `${path} is no program`, todo);
  }
  const built = ["dist/server.mjs", ".next/BUILD_ID", "node_modules/next/package.json"];
  const missing = built.filter((path) => !existsSync(path));
  if (missing.length === 0)
    section.fine("the app", "built, with its dependencies; a start fetches nothing");
  else section.wrong("the app", `${missing.join(", ")} missing`, todo);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
