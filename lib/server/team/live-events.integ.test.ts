import { expect } from "vitest";
import { test } from "@/lib/server/testing/side-by-side";
import { openClass, openPage, scrapeIntervalMs, send, until } from "./testing/open-class";

const push = { body: "files 4\n" };

test("a new page is told the sandbox first, then what is known of each step, in order", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  await send(fixture, ada, push);
  const first = openPage(fixture, ada);
  await first.untilTold("push", "passed");
  await first.untilTold("query", "no-answer");
  const second = openPage(fixture, ada);
  await until(() => second.codes("query").length > 0);
  expect(second.events[0]?.event).toBe("sandbox");
  expect(second.sandbox()[0]).toMatchObject({ state: "ready", team: "ada", scrapeIntervalMs });
  expect(second.sandbox()[0]?.groups).toHaveLength(1);
  expect(second.codes("push")).toEqual(["passed"]);
  const ids = second.events.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
});

test("a page that opens before the sandbox runs hears of its state at once", async () => {
  const fixture = await openClass();
  const page = openPage(fixture, await fixture.join("Ada"));
  await page.untilTold("push", "nothing-sent");
  const states = page.sandbox().map(({ state }) => state);
  expect(states[0]).toBe("starting");
  expect(states.at(-1)).toBe("ready");
});

test("each scrape brings the sandbox, and the same verdict is told once", async () => {
  const fixture = await openClass();
  const page = openPage(fixture, await fixture.join("Ada"));
  const scrapes = () => new Set(page.sandbox().map(({ lastScrapeAt }) => lastScrapeAt));
  await until(() => scrapes().size > 4);
  expect(page.codes("push")).toEqual(["nothing-sent"]);
  expect(page.codes("delete")).toEqual(["never-pushed"]);
  expect(page.codes("query")).toEqual(["no-answer"]);
});

test("two learners never hear of each other", async () => {
  const fixture = await openClass();
  const [ada, bob] = [await fixture.join("Ada"), await fixture.join("Bob")];
  const [hers, his] = [openPage(fixture, ada), openPage(fixture, bob)];
  await his.untilTold("push", "nothing-sent");
  await send(fixture, ada, push);
  await hers.untilTold("push", "passed");
  expect(his.codes("push")).toEqual(["nothing-sent"]);
  expect(his.sandbox().every(({ team, groups }) => team === bob.team && groups.length === 0)).toBe(
    true,
  );
  expect(his.sandbox().every(({ lastAttempt }) => lastAttempt === null)).toBe(true);
  expect(await fixture.verdicts.latest(bob, "demo")).not.toHaveProperty("push.outcome", "passed");
});

test("nothing is asked of a sandbox that nobody is there of", async () => {
  let asked = 0;
  const fixture = await openClass((observer) => ({
    ...observer,
    look: (at) => {
      asked += 1;
      return observer.look(at);
    },
    target: (at) => {
      asked += 1;
      return observer.target(at);
    },
  }));
  const [ada, bob] = [await fixture.join("Ada"), await fixture.join("Bob")];
  const first = openPage(fixture, ada);
  const second = openPage(fixture, ada);
  await second.untilTold("push", "nothing-sent");
  first.close();
  first.close();
  await send(fixture, ada, push);
  await second.untilTold("push", "passed");
  expect(fixture.live.size()).toBe(1);
  second.close();
  expect(fixture.live.size()).toBe(0);
  await send(fixture, ada, push);
  // Another sandbox's scrapes tell the time; its own looks are not counted.
  const other = fixture.sandboxes.ensure(bob.team, 100_000);
  expect(await other).toMatchObject({ ok: true });
  const before = asked;
  const endpoints = fixture.sandboxes.endpoints(bob.team);
  if (!endpoints) throw new Error("not ready");
  const started = Date.now();
  await until(() => Date.now() - started > 4 * scrapeIntervalMs);
  expect(asked).toBe(before);
});

test("a restart of the app keeps what was passed, and judges the rest by what is on record", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  await send(fixture, ada, push);
  const before = openPage(fixture, ada);
  await before.untilTold("push", "passed");
  await before.untilTold("delete", "group-still-there");
  before.close();
  await send(fixture, ada, { method: "DELETE" });

  const after = { ...fixture, ...fixture.serve() };
  expect(await after.verdicts.latest(ada, "demo")).toMatchObject({ push: { outcome: "passed" } });
  const page = openPage(after, ada);
  await page.untilTold("delete", "passed");
  expect(page.codes("push")).toEqual(["passed"]);
  expect(page.sandbox().at(-1)?.lastAttempt).toMatchObject({ method: "DELETE", status: 202 });
});

test("what fails for one learner of a team keeps nobody else from being judged", async () => {
  const fixture = await openClass();
  const [ada, bob] = [await fixture.join("Ada"), await fixture.join("Bob")];
  const together = { ...bob, team: ada.team };
  const broken = fixture.serve({
    answers: {
      ...fixture.store.answers,
      lastAnswer: (learnerId, lab, step) =>
        learnerId === ada.id
          ? Promise.reject(new Error("disk on fire"))
          : fixture.store.answers.lastAnswer(learnerId, lab, step),
    },
  });
  const hers = openPage(broken, ada);
  const his = openPage(broken, together);
  await his.untilTold("push", "nothing-sent");
  await until(() => hers.sandbox().length > 0);
});

test("a listener that throws keeps nobody else from being told", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  const close = fixture.live.subscribe(ada, () => {
    throw new Error("the tab is gone");
  });
  const page = openPage(fixture, ada);
  await page.untilTold("push", "nothing-sent");
  close();
});

test("unknown labs, tasks and steps are named", async () => {
  const { verdicts, join } = await openClass();
  const ada = await join("Ada");
  const at = { lab: "demo", task: "all", step: "push" };
  const check = async (changes: Partial<typeof at>) =>
    verdicts.checkStep(ada, { ...at, ...changes });
  expect(await check({ lab: "x" })).toEqual({
    ok: false,
    error: { kind: "unknown-lab", lab: "x" },
  });
  expect(await check({ task: "x" })).toEqual({
    ok: false,
    error: { kind: "unknown-task", task: "x" },
  });
  expect(await check({ step: "x" })).toEqual({
    ok: false,
    error: { kind: "unknown-step", step: "x" },
  });
  expect(await check({ step: "text" })).toMatchObject({ error: { kind: "unknown-step" } });
  expect(await verdicts.checkTask(ada, { lab: "demo", task: "x" })).toMatchObject({ ok: false });
  const task = await verdicts.checkTask(ada, at);
  expect(task.ok && Object.keys(task.value)).toEqual([
    "push",
    "delete",
    "lost-pod",
    "replace",
    "query",
    "delete-two",
  ]);
});
