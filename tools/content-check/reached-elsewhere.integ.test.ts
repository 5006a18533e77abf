import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { createLog } from "@/lib/server/log";
import { ready, testSettings } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { type Class, openClass, send, until } from "@/lib/server/team/testing/open-class";
import { sandboxesAt, startOwnServers } from "@/lib/server/testing/own-test-servers";
import { startFake } from "@/lib/server/testing/test-servers";
import { loadScenes } from "./load-scenes";
import { openStage } from "./open-stage";
import { perform } from "./perform";
import { reachedElsewhere } from "./reached-elsewhere";
import { settleText } from "./settle-text";
import { shareSandboxes } from "./shared-sandboxes";

const at = { lab: "demo", task: "all", step: "push" };
const right = { body: "files 4\n" };

type Learner = Awaited<ReturnType<Class["join"]>>;

async function check(hall: Class, learner: Learner): Promise<Verdict> {
  const checked = await hall.verdicts.checkStep(learner, at);
  if (!checked.ok) throw new Error(checked.error.kind);
  return checked.value;
}

/** Checks until the code comes, and with it what is observed. */
async function checkUntil(
  hall: Class,
  learner: Learner,
  code: DiagnosisCode,
  observed = /./,
): Promise<Verdict> {
  let verdict = await check(hall, learner);
  await until(async () => {
    const { diagnosis } = verdict;
    if (diagnosis?.code === code && observed.test(diagnosis.observed ?? "")) return true;
    verdict = await check(hall, learner);
    return false;
  });
  return verdict;
}

/** The verdict says what the table says of its code. */
function expectTold(code: DiagnosisCode, { outcome, rungs, diagnosis }: Verdict): void {
  const { cause, ...told } = reachedElsewhere[code] ?? { cause: "nothing in the table" };
  const settled = (text: string | undefined) => text && settleText(text);
  const seen = {
    code: diagnosis?.code,
    outcome,
    rung: rungs.find(({ state }) => state !== "ok")?.id,
    message: settled(diagnosis?.message),
    expected: settled(diagnosis?.expected),
    observed: settled(diagnosis?.observed),
  };
  expect(seen, cause).toEqual({ code, expected: undefined, observed: undefined, ...told });
}

test("honor-labels-off", async () => {
  const { sandboxes } = await startOwnServers({ honorLabels: false });
  const hall = await openClass(undefined, { others: sandboxes });
  const ada = await hall.join("Ada");
  await send(hall, ada, right);
  expectTold("honor-labels-off", await checkUntil(hall, ada, "honor-labels-off"));
});

test("target-down", async () => {
  const { sandboxes } = await startOwnServers({ target: "127.0.0.1:1" });
  const hall = await openClass(undefined, { others: sandboxes });
  const ada = await hall.join("Ada");
  await send(hall, ada, right);
  // Why the first scrape failed may come a look later than that it did.
  expectTold("target-down", await checkUntil(hall, ada, "target-down", /refused/));
});

test("prometheus-unreachable", async () => {
  const { sandboxes, prometheus } = await startOwnServers();
  const hall = await openClass(undefined, { others: sandboxes });
  const ada = await hall.join("Ada");
  await send(hall, ada, right);
  await prometheus.stop();
  expectTold("prometheus-unreachable", await check(hall, ada));
});

test("pushgateway-unreachable", async () => {
  const { sandboxes, pushgateway } = await startOwnServers();
  const hall = await openClass(undefined, { others: sandboxes });
  const ada = await hall.join("Ada");
  await send(hall, ada, right);
  await pushgateway.stop();
  expectTold("pushgateway-unreachable", await check(hall, ada));
});

test("timeout", async () => {
  const { pushgateway } = await startOwnServers();
  const hanging = await startFake(() => undefined);
  onTestFinished(() => hanging.stop());
  const others = sandboxesAt({ pushgateway: pushgateway.base, prometheus: hanging.base });
  const hall = await openClass(undefined, { others });
  const ada = await hall.join("Ada");
  await send(hall, ada, right);
  expectTold("timeout", await check(hall, ada));
});

test("sandbox-starting", async () => {
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-slow-"));
  onTestFinished(() => rm(dir, { recursive: true }));
  const pushgatewayBin = join(dir, "pushgateway");
  await writeFile(pushgatewayBin, "#!/bin/sh\nexec sleep 60\n");
  await chmod(pushgatewayBin, 0o755);
  const hall = await openClass(undefined, { settings: { pushgatewayBin } });
  expectTold("sandbox-starting", await check(hall, await hall.join("Ada")));
});

test("sandbox-full", async () => {
  const hall = await openClass(undefined, { settings: { max: 1 } });
  await ready(hall.sandboxes, (await hall.join("Bob")).team);
  expectTold("sandbox-full", await check(hall, await hall.join("Ada")));
});

test("too-large", async () => {
  const loaded = await loadScenes("content");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-large-"));
  const log = createLog("silent");
  const sandboxes = shareSandboxes({ settings: testSettings(), dir, warm: 0, log });
  const parts = { labs: loaded.value.labs, sandboxes, dir, log };
  const stage = await openStage(parts, { expected: { kind: "not-passed" } });
  if (!stage.ok) throw new Error(stage.error);
  onTestFinished(async () => {
    await stage.value.close();
    await sandboxes.close();
    await rm(dir, { recursive: true });
  });
  const step = { lab: "pushgateway", task: "push", step: "first-push" };
  const body = "prometheus_training_labs_completed_total 4\n".repeat(30_000);
  const path = "/metrics/job/prometheus_training";
  const action = { send: { method: "POST", path, body } };
  expect(await perform({ at: step, action }, stage.value)).toMatchObject({ ok: true });
  const checked = await stage.value.verdicts.checkStep(stage.value.learner, step);
  if (!checked.ok) throw new Error(checked.error.kind);
  expectTold("too-large", checked.value);
});
