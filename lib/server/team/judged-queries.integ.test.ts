import { expect, test } from "vitest";
import type { Learner } from "@/lib/contract/session";
import { pidOf } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { type Class, openClass, openPage, send, until } from "./testing/open-class";

const at = { lab: "demo", task: "all", step: "query" };
const right = 'time() - push_time_seconds{job="backup"}';

async function codeOf(hall: Class, learner: Learner, answer: string) {
  const checked = await hall.verdicts.checkStep(learner, at, answer);
  return checked.ok ? (checked.value.diagnosis?.code ?? checked.value.outcome) : null;
}

async function openScraped() {
  const hall = await openClass();
  const ada = await hall.join("Ada");
  const page = openPage(hall, ada);
  await send(hall, ada, { body: "files 4\n" });
  await page.untilTold("push", "passed");
  // Prometheus may have asked the one target, and not yet the other.
  await until(async () => (await codeOf(hall, ada, `${right} + 1`)) === "different-values");
  return { hall, ada };
}

test("a poisoned gateway is told before the query that it leaves without data", async () => {
  const { hall, ada } = await openScraped();
  const poison = { path: "/metrics/job/backup/instance/", body: "x 1\n" };
  expect(await send(hall, ada, poison)).toBe(400);
  const without = `${right} + 1`;
  await until(async () => (await codeOf(hall, ada, without)) === "gateway-poisoned");
});

test("a gateway that hangs is told before the query that it leaves without data", async () => {
  const { hall, ada } = await openScraped();
  const pid = await pidOf(hall.dataDir, ada.team, "pushgateway");
  process.kill(pid, "SIGSTOP");
  try {
    const without = `${right} + 1`;
    await until(async () => (await codeOf(hall, ada, without)) === "timeout");
  } finally {
    process.kill(pid, "SIGCONT");
  }
});

test("what is right only now is told from what follows the series", async () => {
  const { hall, ada } = await openScraped();
  const pinned = `${right} @ ${Date.now() / 1000 - 0.05}`;
  expect(await codeOf(hall, ada, pinned)).toBe("constant-answer");
  const missing = `${right} @ ${Date.now() / 1000} or push_time_seconds{job="nobody"}`;
  expect(await codeOf(hall, ada, missing)).toBe("constant-answer");
  expect(await codeOf(hall, ada, `${right} or absent(push_time_seconds{job="nobody"})`)).toBe(
    "different-series",
  );
  expect(await codeOf(hall, ada, `time() - max by (job) (push_time_seconds{job="backup"})`)).toBe(
    "passed",
  );
});
