import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { Lab, Step } from "@/lib/domain/lab/lab";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { createLog } from "@/lib/server/log";
import { testSettings } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { ready } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { sandboxesAt } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { type Class, openClass, send, until } from "@/lib/server/team/testing/open-class";
import { startOwnServers } from "@/lib/server/testing/own-test-servers";
import { onTestFinished, test } from "@/lib/server/testing/side-by-side";
import { startFake } from "@/lib/server/testing/test-servers";
import { loadCases } from "./load-cases";
import { openFixture } from "./open-fixture";
import { perform } from "./perform";
import { reachedElsewhere } from "./reached-elsewhere";
import { settleText } from "./settle-text";
import { shareSandboxes } from "./shared-sandboxes";

const at = { lab: "demo", task: "all", step: "push" };
const right = { body: "files 4\n" };

type Learner = Awaited<ReturnType<Class["join"]>>;

async function check(fixture: Class, learner: Learner): Promise<Verdict> {
  const checked = await fixture.verdicts.checkStep(learner, at);
  if (!checked.ok) throw new Error(checked.error.kind);
  return checked.value;
}

/** Checks until the code comes, and with it what is observed. */
async function checkUntil(
  fixture: Class,
  learner: Learner,
  code: DiagnosisCode,
  observed = /./,
): Promise<Verdict> {
  let verdict = await check(fixture, learner);
  await until(async () => {
    const { diagnosis } = verdict;
    if (diagnosis?.code === code && observed.test(diagnosis.observed ?? "")) return true;
    verdict = await check(fixture, learner);
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
  const fixture = await openClass(undefined, { others: sandboxes });
  const ada = await fixture.join("Ada");
  await send(fixture, ada, right);
  expectTold("honor-labels-off", await checkUntil(fixture, ada, "honor-labels-off"));
});

test("target-down", async () => {
  const { sandboxes } = await startOwnServers({ targets: ["127.0.0.1:1"] });
  const fixture = await openClass(undefined, { others: sandboxes });
  const ada = await fixture.join("Ada");
  await send(fixture, ada, right);
  // Why the first scrape failed may come a look later than that it did.
  expectTold("target-down", await checkUntil(fixture, ada, "target-down", /refused/));
});

test("prometheus-unreachable", async () => {
  const { sandboxes, prometheus } = await startOwnServers();
  const fixture = await openClass(undefined, { others: sandboxes });
  const ada = await fixture.join("Ada");
  await send(fixture, ada, right);
  await prometheus.stop();
  expectTold("prometheus-unreachable", await check(fixture, ada));
});

test("pushgateway-unreachable", async () => {
  const { sandboxes, pushgateway } = await startOwnServers();
  const fixture = await openClass(undefined, { others: sandboxes });
  const ada = await fixture.join("Ada");
  await send(fixture, ada, right);
  await pushgateway.stop();
  expectTold("pushgateway-unreachable", await check(fixture, ada));
});

test("timeout", async () => {
  const { pushgateway } = await startOwnServers();
  const hanging = await startFake(() => undefined);
  onTestFinished(() => hanging.stop());
  const others = sandboxesAt({ pushgateway: pushgateway.base, prometheus: hanging.base });
  const fixture = await openClass(undefined, { others });
  const ada = await fixture.join("Ada");
  await send(fixture, ada, right);
  expectTold("timeout", await check(fixture, ada));
});

test("sandbox-starting", async () => {
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-slow-"));
  onTestFinished(() => rm(dir, { recursive: true }));
  const pushgatewayBin = join(dir, "pushgateway");
  await writeFile(pushgatewayBin, "#!/bin/sh\nexec sleep 60\n");
  await chmod(pushgatewayBin, 0o755);
  const fixture = await openClass(undefined, { settings: { pushgatewayBin } });
  expectTold("sandbox-starting", await check(fixture, await fixture.join("Ada")));
});

test("sandbox-full", async () => {
  const fixture = await openClass(undefined, { settings: { max: 1 } });
  await ready(fixture.sandboxes, (await fixture.join("Bob")).team);
  expectTold("sandbox-full", await check(fixture, await fixture.join("Ada")));
});

test("too-large", async () => {
  const loaded = await loadCases("content");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-large-"));
  const log = createLog("silent");
  const sandboxes = shareSandboxes({ settings: testSettings(), dir, warm: 0, log });
  const parts = { labs: loaded.value.labs, sandboxes, dir, log };
  const fixture = await openFixture(parts, { expected: { kind: "not-passed" } });
  if (!fixture.ok) throw new Error(fixture.error);
  onTestFinished(async () => {
    await fixture.value.close();
    await sandboxes.close();
    await rm(dir, { recursive: true });
  });
  const step = { lab: "pushgateway", task: "push", step: "first-push" };
  const body = "prometheus_training_labs_completed_total 4\n".repeat(30_000);
  const path = "/metrics/job/prometheus_training";
  const action = { send: { method: "POST", path, body } };
  expect(await perform({ at: step, action }, fixture.value)).toMatchObject({ ok: true });
  const checked = await fixture.value.verdicts.checkStep(fixture.value.learner, step);
  if (!checked.ok) throw new Error(checked.error.kind);
  expectTold("too-large", checked.value);
});

/** A lab whose one step asks for a silence of this alert. */
function labOfAlert(alertname: string): ReadonlyMap<string, Lab> {
  const check = { kind: "silence", alert: { alertname } } as const;
  const common = { number: "1", title: "Alerts", markdown: "" };
  const step: Step = { ...common, id: "push", check, hints: [], request: null };
  const task = { ...common, id: "all", steps: [step] };
  const stack = ["prometheus", "pushgateway", "alertmanager"] as const;
  return new Map([["demo", { ...common, id: "demo", summary: "", stack, tasks: [task] }]]);
}

test("alert-missing", async () => {
  const fixture = await openClass(undefined, { labs: labOfAlert("NothingDown") });
  const ada = await fixture.join("Ada");
  expectTold("alert-missing", await checkUntil(fixture, ada, "alert-missing"));
});

test("not-silenced", async () => {
  const fixture = await openClass(undefined, { labs: labOfAlert("LegacyAppDown") });
  const ada = await fixture.join("Ada");
  expectTold("not-silenced", await checkUntil(fixture, ada, "not-silenced"));
});

test("alertmanager-unreachable", async () => {
  const settings = { alertmanagerBin: null };
  const fixture = await openClass(undefined, { labs: labOfAlert("LegacyAppDown"), settings });
  const ada = await fixture.join("Ada");
  const verdict = await checkUntil(fixture, ada, "alertmanager-unreachable");
  expectTold("alertmanager-unreachable", verdict);
});
