import { expect, it } from "vitest";
import { cellState } from "./cell";
import type { StepRecord } from "./class-records";
import { type ClassView, currentIndex, needOf } from "./need";
import {
  failing,
  minute,
  newLearner,
  newStep,
  passedStep,
  places,
  timesAt,
  viewAt,
} from "./testing/class-of";

const now = 60 * minute;
const slowOnTwo = new Map([["lab/two", 5 * minute]]);
const afterOne = [passedStep("one", 0, 50 * minute)];

it("tells who asked before everything else, and whether they count or not", () => {
  const askedHelp = { lab: "lab", step: "two", atMs: now - minute };
  const repeated = [failing("one", "bad-value", now, { sameCodeAttempts: 4 })];
  const need = { rule: "asked", lab: "lab", step: "two", sinceMs: now - minute };
  expect(needOf(newLearner("ada", repeated, { askedHelp }), viewAt(now))).toEqual(need);
  const own = newLearner("ada", [], { askedHelp, isCounted: false });
  expect(needOf(own, viewAt(now))).toEqual(need);
});

it.each([
  [2, null],
  [3, "same-diagnosis"],
  [7, "same-diagnosis"],
])("tells after %i attempts with one diagnosis: %s", (sameCodeAttempts, rule) => {
  const learner = newLearner("ada", [failing("two", "bad-value", now, { sameCodeAttempts })]);
  expect(needOf(learner, viewAt(now))?.rule ?? null).toBe(rule);
});

it.each([
  ["the step has passed", { passedAtMs: now }],
  ["it waits for a scrape", { outcome: "pending" as const }],
  ["the platform is at fault", { outcome: "unknown" as const }],
  ["nobody has begun it", { startedAtMs: null }],
])("tells no repeated diagnosis where %s", (_, changes) => {
  const step = failing("two", "bad-value", now, { sameCodeAttempts: 3, ...changes });
  expect(needOf(newLearner("ada", [step]), viewAt(now))).toBeNull();
});

it("tells a repeated diagnosis where it was met last, not on a closed step, and in a pause too", () => {
  const steps = [
    failing("two", "bad-value", now, { sameCodeAttempts: 3 }),
    failing("one", "wrong-job", now - 5 * minute, { sameCodeAttempts: 3 }),
  ];
  const learner = newLearner("ada", steps);
  expect(needOf(learner, viewAt(now))).toMatchObject({ step: "two", sinceMs: now - minute });
  const closed = new Set(["lab/two"]);
  expect(needOf(learner, viewAt(now, { closed }))?.step).toBe("one");
  const times = timesAt(now, { pauses: [{ fromMs: now - minute, toMs: null }] });
  expect(needOf(learner, viewAt(now, { times }))?.rule).toBe("same-diagnosis");
});

it("counts the time at a step from the pass of the step before", () => {
  const learner = newLearner("ada", afterOne);
  const ruleAt = (atMs: number) =>
    needOf(learner, viewAt(atMs, { slowAfterMs: slowOnTwo }))?.rule ?? null;
  expect(ruleAt(55 * minute)).toBeNull();
  expect(ruleAt(55 * minute + 1)).toBe("slow");
  const need = needOf(learner, viewAt(now, { slowAfterMs: slowOnTwo }));
  expect(need).toEqual({ rule: "slow", lab: "lab", step: "two", sinceMs: 55 * minute });
});

it.each([
  ["the step was opened", [...afterOne, newStep("two", { openedAtMs: 56 * minute })], {}],
  [
    "an instructor opened the step",
    afterOne,
    {
      times: timesAt(now, {
        closures: [{ lab: "lab", step: "two", fromMs: 10, toMs: 56 * minute }],
      }),
    },
  ],
  ["a team member tried", afterOne, { lastAttemptMs: new Map([["ada", 56 * minute]]) }],
  ["the workshop was opened", afterOne, { times: timesAt(now, { openedAtMs: 56 * minute }) }],
  [
    "it went on after a pause",
    afterOne,
    { times: timesAt(now, { pauses: [{ fromMs: 10, toMs: 56 * minute }] }) },
  ],
] satisfies [string, StepRecord[], Partial<ClassView>][])(
  "counts it anew from when %s",
  (_, steps, changes: Partial<ClassView>) => {
    const view = viewAt(now, { slowAfterMs: slowOnTwo, ...changes });
    expect(needOf(newLearner("ada", steps), view)).toBeNull();
    const later = viewAt(now + 2 * minute, { slowAfterMs: slowOnTwo, ...changes });
    const times = { ...later.times, ...changes.times, nowMs: now + 2 * minute };
    expect(needOf(newLearner("ada", steps), { ...later, times })?.rule).toBe("slow");
  },
);

it("counts no time out of sight, and says nothing of a page that is out of sight now", () => {
  const view = viewAt(now, { slowAfterMs: slowOnTwo });
  const was = newLearner("ada", afterOne, {
    hidden: [{ fromMs: 51 * minute, toMs: 57 * minute }],
  });
  expect(needOf(was, view)).toBeNull();
  const is = newLearner("ada", afterOne, {
    isHidden: true,
    hidden: [{ fromMs: 59 * minute, toMs: null }],
  });
  expect(needOf(is, view)).toBeNull();
});

it("tells nobody slow where too few have passed the step, or it is closed", () => {
  const learner = newLearner("ada", afterOne);
  expect(needOf(learner, viewAt(now))).toBeNull();
  const closed = new Set(["lab/two"]);
  expect(needOf(learner, viewAt(now, { slowAfterMs: slowOnTwo, closed }))).toBeNull();
});

it.each([
  ["in a pause", { pauses: [{ fromMs: 59 * minute, toMs: null }] }],
  ["after its end", { endedAtMs: 59 * minute }],
  ["before it is opened", { openedAtMs: now + 1 }],
])("tells nobody slow or away %s", (_, changes) => {
  const view = viewAt(now, { slowAfterMs: slowOnTwo, times: timesAt(now, changes) });
  expect(needOf(newLearner("ada", afterOne), view)).toBeNull();
  expect(needOf(newLearner("bob", [], { isOnline: false }), view)).toBeNull();
});

it("tells who is away: no page and no attempt for ten minutes of class", () => {
  const gone = (lastSeenAtMs: number, steps = afterOne) =>
    newLearner("ada", steps, { isOnline: false, lastSeenAtMs });
  const seenMs = now - 10 * minute;
  expect(needOf(gone(seenMs), viewAt(now))).toBeNull();
  expect(needOf(gone(seenMs - 1), viewAt(now))).toEqual({
    ...{ rule: "away", lab: "lab", step: "two" },
    sinceMs: seenMs - 1,
  });
  const sent = [...afterOne, newStep("two", { attempts: 1, lastAttemptAtMs: now - minute })];
  expect(needOf(gone(0, sent), viewAt(now))).toBeNull();
  const pauses = [{ fromMs: now - 9 * minute, toMs: now - 5 * minute }];
  expect(needOf(gone(0), viewAt(now, { times: timesAt(now, { pauses }) }))).toBeNull();
  expect(needOf(newLearner("ada", afterOne, { lastSeenAtMs: 0 }), viewAt(now))).toBeNull();
});

it("says away of who left, not that they are slow", () => {
  const learner = newLearner("ada", afterOne, { isOnline: false });
  expect(needOf(learner, viewAt(now, { slowAfterMs: slowOnTwo }))?.rule).toBe("away");
});

it("needs nobody for who is through, or does not count", () => {
  const all = places.map(({ step }, i) => passedStep(step, i, i + 1));
  expect(needOf(newLearner("ada", all, { isOnline: false }), viewAt(now))).toBeNull();
  const repeated = [failing("one", "bad-value", now, { sameCodeAttempts: 3 })];
  expect(needOf(newLearner("ada", repeated, { isCounted: false }), viewAt(now))).toBeNull();
});

it.each([
  ["the first, before anything", [], 0],
  ["the first after the last that passed", [passedStep("two", 0, 9)], 2],
  ["one skipped, where nothing comes after", [passedStep("four", 0, 9)], 0],
  ["what was touched since", [passedStep("one", 0, 9), newStep("three", { openedAtMs: 10 })], 2],
  ["not what was touched before", [passedStep("one", 0, 9), newStep("four", { openedAtMs: 8 })], 1],
  ["nothing, when all has passed", places.map(({ step }) => passedStep(step, 0, 9)), -1],
])("takes a learner to be on %s", (_, steps, index) => {
  expect(currentIndex(newLearner("ada", steps), viewAt(now))).toBe(index);
});

it("shows a cell as open, trying, waiting, passed or stuck", () => {
  const key = "lab/two";
  const begun = failing("two", "bad-value", now);
  const need = { rule: "slow", lab: "lab", step: "two", sinceMs: 0 } as const;
  expect(cellState(undefined, null, key)).toBe("open");
  expect(cellState(newStep("two", { openedAtMs: 1, code: "nothing-sent" }), null, key)).toBe(
    "open",
  );
  expect(cellState(begun, null, key)).toBe("trying");
  expect(cellState({ ...begun, outcome: "pending" }, null, key)).toBe("waiting");
  expect(cellState({ ...begun, sameCodeAttempts: 3 }, null, key)).toBe("stuck");
  expect(cellState(begun, need, key)).toBe("stuck");
  expect(cellState(begun, { ...need, step: "one" }, key)).toBe("trying");
  expect(cellState(begun, { ...need, rule: "away" }, key)).toBe("trying");
  expect(cellState({ ...begun, passedAtMs: 1 }, need, key)).toBe("passed");
});
