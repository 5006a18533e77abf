import { expect, onTestFinished, test } from "vitest";
import { pidOf } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { openClass, openPage, send, until } from "./testing/open-class";

const at = { lab: "demo", task: "all", step: "push" };
const push = { body: "files 4\n" };

test("a Prometheus that dies in the middle of a check is unknown, and the step passes later", async () => {
  let isToDie = true;
  const hall = await openClass((observer) => ({
    ...observer,
    async queries(endpoints, needed, nowMs) {
      if (isToDie) {
        isToDie = false;
        process.kill(await pidOf(hall.dataDir, ada.team, "prometheus"), "SIGKILL");
        await until(() => hall.sandboxes.endpoints(ada.team) === null);
      }
      return observer.queries(endpoints, needed, nowMs);
    },
  }));
  const ada = await hall.join("Ada");
  await send(hall, ada, push);
  await until(async () => {
    const checked = await hall.verdicts.checkStep(ada, at);
    return checked.ok && checked.value.diagnosis?.code === "prometheus-unreachable";
  });
  expect(isToDie).toBe(false);
  const page = openPage(hall, ada);
  await page.untilTold("push", "passed");
});

test("a Prometheus that hangs is unknown, and the step passes when it goes on", async () => {
  const hall = await openClass();
  const ada = await hall.join("Ada");
  const page = openPage(hall, ada);
  await page.untilTold("push", "nothing-sent");
  const pid = await pidOf(hall.dataDir, ada.team, "prometheus");
  process.kill(pid, "SIGSTOP");
  onTestFinished(() => {
    try {
      process.kill(pid, "SIGCONT");
    } catch {
      // It was ended for hanging.
    }
  });
  await send(hall, ada, push);
  const checked = await hall.verdicts.checkStep(ada, at);
  expect(checked).toMatchObject({
    ok: true,
    value: { outcome: "unknown", diagnosis: { code: "timeout" } },
  });
  await page.untilTold("push", "timeout");
  process.kill(pid, "SIGCONT");
  await page.untilTold("push", "passed");
});

test("a gateway that hangs is unknown, and blames nobody", async () => {
  const hall = await openClass();
  const ada = await hall.join("Ada");
  await send(hall, ada, push);
  const pid = await pidOf(hall.dataDir, ada.team, "pushgateway");
  process.kill(pid, "SIGSTOP");
  try {
    const checked = await hall.verdicts.checkStep(ada, at);
    expect(checked).toMatchObject({
      ok: true,
      value: { outcome: "unknown", diagnosis: { code: "timeout" } },
    });
  } finally {
    process.kill(pid, "SIGCONT");
  }
});

test("a passed step needs no server", async () => {
  const hall = await openClass();
  const ada = await hall.join("Ada");
  await send(hall, ada, push);
  const page = openPage(hall, ada);
  await page.untilTold("push", "passed");
  page.close();
  await hall.sandboxes.close();
  const checked = await hall.verdicts.checkStep(ada, at);
  expect(checked).toMatchObject({ ok: true, value: { outcome: "passed" } });
});
