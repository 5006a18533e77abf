import { readdir, readFile } from "node:fs/promises";
import { expect } from "vitest";
import { pidOf } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { onTestFinished, test } from "@/lib/server/testing/side-by-side";
import { openClass, openPage, send, until } from "./testing/open-class";

const at = { lab: "demo", task: "all", step: "push" };
const push = { body: "files 4\n" };

/** On a busy machine threads go on for a moment, and answer; where the system does not tell, it is taken to have. */
async function hasStopped(pid: number): Promise<boolean> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const stats = threads.map((id) =>
    readFile(`/proc/${pid}/task/${id}/stat`, "utf8").catch(() => ""),
  );
  return (await Promise.all(stats)).every((stat) => /\) T /.test(stat));
}

test("a Prometheus that dies in the middle of a check is unknown, and the step passes later", async () => {
  let isToDie = true;
  const fixture = await openClass((observer) => ({
    ...observer,
    async queries(endpoints, needed, nowMs) {
      if (isToDie) {
        isToDie = false;
        process.kill(await pidOf(fixture.dataDir, ada.team, "prometheus"), "SIGKILL");
        await until(() => fixture.sandboxes.endpoints(ada.team) === null);
      }
      return observer.queries(endpoints, needed, nowMs);
    },
  }));
  const ada = await fixture.join("Ada");
  await send(fixture, ada, push);
  await until(async () => {
    const checked = await fixture.verdicts.checkStep(ada, at);
    return checked.ok && checked.value.diagnosis?.code === "prometheus-unreachable";
  });
  expect(isToDie).toBe(false);
  const page = openPage(fixture, ada);
  await page.untilTold("push", "passed");
});

test("a Prometheus that hangs is unknown, and the step passes when it goes on", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  const page = openPage(fixture, ada);
  await page.untilTold("push", "nothing-sent");
  const pid = await pidOf(fixture.dataDir, ada.team, "prometheus");
  process.kill(pid, "SIGSTOP");
  onTestFinished(() => {
    try {
      process.kill(pid, "SIGCONT");
    } catch {
      // It was ended for hanging.
    }
  });
  await send(fixture, ada, push);
  // What was seen just before it hung may still be told for a moment.
  await page.untilTold("push", "timeout");
  const checked = await fixture.verdicts.checkStep(ada, at);
  expect(checked).toMatchObject({
    ok: true,
    value: { outcome: "unknown", diagnosis: { code: "timeout" } },
  });
  process.kill(pid, "SIGCONT");
  await page.untilTold("push", "passed");
});

test("a gateway that hangs is unknown, and blames nobody", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  await send(fixture, ada, push);
  const pid = await pidOf(fixture.dataDir, ada.team, "pushgateway");
  process.kill(pid, "SIGSTOP");
  await until(() => hasStopped(pid));
  try {
    const checked = await fixture.verdicts.checkStep(ada, at);
    expect(checked).toMatchObject({
      ok: true,
      value: { outcome: "unknown", diagnosis: { code: "timeout" } },
    });
  } finally {
    process.kill(pid, "SIGCONT");
  }
});

test("a passed step needs no server", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  await send(fixture, ada, push);
  const page = openPage(fixture, ada);
  await page.untilTold("push", "passed");
  page.close();
  await fixture.sandboxes.close();
  const checked = await fixture.verdicts.checkStep(ada, at);
  expect(checked).toMatchObject({ ok: true, value: { outcome: "passed" } });
});
