import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { openExternalSandboxes } from "@/lib/server/sandbox/external/testing/open-external-stacks";
import { until } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { startFake } from "@/lib/server/testing/test-servers";
import { appFlags } from "../setup/app-flags.mjs";

const root = join(import.meta.dirname, "..", "..");

/** The production build, until it says where it is. */
async function startApp(settings: Record<string, string>) {
  const dataDir = await mkdtemp(join(tmpdir(), "scrapelab-stop-"));
  const child = spawn(process.execPath, [...appFlags, "dist/server.mjs"], {
    cwd: root,
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "production", DATA_DIR: dataDir, LOG_LEVEL: "fatal" },
      ...{ HOST: "127.0.0.1", PORT: "0", PAGES_PORT: "0", SANDBOX_RESTART: "none", ...settings },
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, address] = /is ready at (http:\S+)/.exec(line) ?? [];
    if (!address) continue;
    child.stdout.resume();
    return { base: address.replace("localhost", "127.0.0.1"), child, ended };
  }
  throw new Error("the app ended before it was ready");
}

test("SIGTERM ends it in time while a webhook, a push and a Prometheus hang", async () => {
  const hanging: { isSo: boolean; pushes: string[] } = { isSo: false, pushes: [] };
  const { settings } = await openExternalSandboxes({
    proxy: {
      refuse({ method = "", url = "" }) {
        const isPush = method === "PUT";
        if (isPush) hanging.pushes.push(url);
        return isPush || (hanging.isSo && url.startsWith("/ada/prometheus"));
      },
    },
  });
  const deliveries: ServerResponse[] = [];
  const webhook = await startFake((_request, response) => void deliveries.push(response));
  onTestFinished(webhook.stop);
  const { base, child, ended } = await startApp({
    ...{ SANDBOX_PROVIDER: "external", TEAMS: "ada", SANDBOX_TIMEOUT: "60s" },
    SANDBOX_PUSHGATEWAY_URL: settings.pushgatewayUrl,
    SANDBOX_PROMETHEUS_URL: settings.prometheusUrl,
    ...{ WEBHOOK_URL: webhook.base, WEBHOOK_SECRET: "of the tests alone" },
  });
  const joined = await fetch(`${base}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Ada", team: "ada" }),
  });
  expect(joined.status).toBe(201);
  const cookie = joined.headers.get("set-cookie")?.split(";", 1).join() ?? "";
  const stream = await fetch(`${base}/api/events`, { headers: { cookie } });
  const streamed = stream.text();
  await until(async () => {
    const checked = await fetch(`${base}/api/labs/pushgateway/tasks/find/steps/gateway-up/check`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify({ answer: 'up{job="pushgateway"}' }),
    });
    const { outcome }: { outcome: string } = await checked.json();
    return outcome === "passed";
  });
  await until(() => deliveries.length > 0);
  hanging.isSo = true;
  const pushed = fetch(`${base}/sandbox/pushgateway/metrics/job/a`, {
    method: "PUT",
    headers: { cookie },
    body: "m 1\n",
  }).then(
    ({ status }) => status,
    () => "cut off",
  );
  await until(() => hanging.pushes.length > 0);
  child.kill("SIGTERM");
  expect(await streamed).toContain("event: stopping");
  // It would end itself with 1 after 19 s.
  expect(await ended).toEqual([0, null]);
  expect(await pushed).toBe("cut off");
});
