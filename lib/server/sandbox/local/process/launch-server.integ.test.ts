import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { listen } from "@/lib/server/front/listen";
import { filesBelow } from "@/lib/server/sandbox/local/folder/sandbox-directory";
import { makeDataDir, testSettings } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { onTestFinished } from "@/lib/server/testing/side-by-side";
import { createTurns } from "@/lib/server/turns";
import { launchServer } from "./launch-server";
import { createReaper } from "./reaper";

/** Launches a server that never gets ready; when it was asked, and how to end it. */
async function launchSlow(isWaitedFor: () => boolean) {
  const root = await makeDataDir();
  const pushgatewayBin = join(root, "slow");
  await writeFile(pushgatewayBin, "#!/bin/sh\nexec sleep 600\n", { mode: 0o700 });
  const askedAtMs: number[] = [];
  const answers = createServer((_, response) => {
    askedAtMs.push(performance.now());
    response.writeHead(503).end();
  });
  const port = await listen(answers, 0, "127.0.0.1");
  if (!port.ok) throw new Error(port.error);
  onTestFinished(() => void answers.close());
  const reaper = createReaper();
  onTestFinished(() => reaper.end());
  const stop = new AbortController();
  const launched = launchServer(
    { settings: testSettings({ pushgatewayBin }), reaper, inTurn: createTurns() },
    "pushgateway",
    filesBelow(root),
    port.value,
    { signal: stop.signal, isWaitedFor },
  );
  return { askedAtMs, stop: () => stop.abort(), launched };
}

test("a server that nobody waits for yet is asked whether it is ready at most twenty times a second", async () => {
  const slow = await launchSlow(() => false);
  await vi.waitUntil(() => slow.askedAtMs.length > 6, { timeout: 100_000 });
  const [first = 0] = slow.askedAtMs;
  // Where it is asked later, the machine is busy; never earlier.
  const [seventh = 0] = slow.askedAtMs.slice(6);
  expect(seventh - first).toBeGreaterThan(6 * 45);
  slow.stop();
  expect(await slow.launched).toEqual({ ok: false, error: { kind: "aborted" } });
});
