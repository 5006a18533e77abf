import { expect } from "vitest";
import type { Learner } from "@/lib/contract/session";
import { pidOf } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { test } from "@/lib/server/testing/side-by-side";
import { type Class, openClass, openPage, send, until } from "./testing/open-class";

const at = { lab: "demo", task: "all", step: "query" };
const right = 'time() - push_time_seconds{job="backup"}';

async function codeOf(fixture: Class, learner: Learner, answer: string) {
  const checked = await fixture.verdicts.checkStep(learner, at, answer);
  return checked.ok ? (checked.value.diagnosis?.code ?? checked.value.outcome) : null;
}

async function openScraped() {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  const page = openPage(fixture, ada);
  await send(fixture, ada, { body: "files 4\n" });
  await page.untilTold("push", "passed");
  // Prometheus may have asked the one target, and not yet the other.
  await until(async () => (await codeOf(fixture, ada, `${right} + 1`)) === "different-values");
  return { fixture, ada };
}

test("a poisoned gateway is told before the query that it leaves without data", async () => {
  const { fixture, ada } = await openScraped();
  const poison = { path: "/metrics/job/backup/instance/", body: "x 1\n" };
  expect(await send(fixture, ada, poison)).toBe(400);
  const without = `${right} + 1`;
  await until(async () => (await codeOf(fixture, ada, without)) === "gateway-poisoned");
});

test("a gateway that hangs is told before the query that it leaves without data", async () => {
  const { fixture, ada } = await openScraped();
  const pid = await pidOf(fixture.dataDir, ada.team, "pushgateway");
  process.kill(pid, "SIGSTOP");
  try {
    const without = `${right} + 1`;
    await until(async () => (await codeOf(fixture, ada, without)) === "timeout");
  } finally {
    process.kill(pid, "SIGCONT");
  }
});

test("what is right only now is told from what follows the series", async () => {
  const { fixture, ada } = await openScraped();
  const pinned = `${right} @ ${Date.now() / 1000 - 0.05}`;
  expect(await codeOf(fixture, ada, pinned)).toBe("constant-answer");
  const missing = `${right} @ ${Date.now() / 1000} or push_time_seconds{job="nobody"}`;
  expect(await codeOf(fixture, ada, missing)).toBe("constant-answer");
  expect(await codeOf(fixture, ada, `${right} or absent(push_time_seconds{job="nobody"})`)).toBe(
    "different-series",
  );
  expect(
    await codeOf(fixture, ada, `time() - max by (job) (push_time_seconds{job="backup"})`),
  ).toBe("passed");
});
