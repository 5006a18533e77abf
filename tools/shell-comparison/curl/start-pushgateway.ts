import { spawn } from "node:child_process";
import { once } from "node:events";
import { readLocalSettings } from "@/lib/server/env";
import { freePort } from "@/tools/setup/free-port.mjs";

export interface RunningPushgateway {
  port: number;
  /** Deletes every group. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}

export async function startPushgateway(): Promise<RunningPushgateway> {
  const local = readLocalSettings();
  if (!local.ok) throw new Error(local.error.join("\n"));
  const path = local.value.pushgatewayBin;
  const port = await freePort();
  const child = spawn(
    path,
    [`--web.listen-address=127.0.0.1:${port}`, "--web.enable-admin-api", "--log.level=error"],
    { stdio: "ignore" },
  );
  const base = `http://127.0.0.1:${port}`;
  const until = Date.now() + 10_000;
  while (
    !(await fetch(`${base}/-/ready`).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${path} does not start`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    port,
    async wipe() {
      await fetch(`${base}/api/v1/admin/wipe`, { method: "PUT" });
    },
    async close() {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, "exit");
    },
  };
}
