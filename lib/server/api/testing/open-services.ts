import { join } from "node:path";
import { type Composed, compose } from "@/lib/server/compose";
import { loadLabs } from "@/lib/server/content/load-labs";
import { readLocalSettings, readProcessEnv, type Settings, withoutSecrets } from "@/lib/server/env";
import { createLog } from "@/lib/server/log";
import { createLocalSandboxes } from "@/lib/server/sandbox/local/local-sandboxes";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { provideServices, type Services } from "@/lib/server/service-table";
import { newDataDir, openStore } from "@/lib/server/store/testing/open-store";

/** The services, and what the pages of the learners' servers look tickets up in. */
export type TestServices = Services & Pick<Composed, "tickets">;

/**
 * The app's own services over real servers, or over given ones, in a folder of their own, provided to the
 * route handlers.
 */
export async function openServices(
  given: { sandboxes?: Sandboxes; classroom?: Settings["classroom"] } = {},
): Promise<TestServices> {
  const read = readProcessEnv();
  const local = readLocalSettings();
  if (!read.ok || !local.ok) throw new Error(JSON.stringify([read, local]));
  const dataDir = newDataDir();
  const sandbox = { ...local.value, warm: 0 };
  const env = {
    ...withoutSecrets(read.value),
    dataDir,
    sandbox,
    ...(given.classroom && { classroom: given.classroom }),
  };
  const labs = await loadLabs(join(process.cwd(), "content"));
  if (!labs.ok) throw new Error(JSON.stringify(labs.error));
  const log = createLog("silent");
  const { services, tickets } = compose({
    ...{ env, log, labs: labs.value, secret: "s".repeat(32), pagesPort: 3001 },
    stopping: new AbortController().signal,
    store: await openStore(dataDir),
    sandboxes: given.sandboxes ?? (await createLocalSandboxes(sandbox, { dataDir, log })),
  });
  provideServices(services);
  return { ...services, tickets };
}
