import { expect, it } from "vitest";
import { commonMistakes, figuresOf } from "./class-figures";
import { forecastOf } from "./forecast";
import {
  failing,
  minute,
  newLearner,
  newStep,
  passedStep,
  places,
  timesAt,
} from "./testing/class-of";

const now = 60 * minute;

/** Who has passed so many steps, each after so many minutes. */
const through = (id: string, steps: number, minutes = 5) =>
  newLearner(
    id,
    places
      .slice(0, steps)
      .map(({ step }, i) => passedStep(step, i * minutes * minute, (i + 1) * minutes * minute)),
  );
const forecast = (learners: Parameters<typeof forecastOf>[0], gone?: ReadonlySet<string>) =>
  forecastOf(learners, figuresOf(learners, places, timesAt(now)), timesAt(now), gone);

it("shows of each step who opened, began and passed it, when, and how long it took", () => {
  const learners = [
    through("ada", 2, 4),
    through("bob", 1, 6),
    newLearner("eve", [failing("one", "bad-value", now)]),
    newLearner("joe", [newStep("one", { openedAtMs: 5 })]),
    through("own", 4),
  ].map((each) => ({ ...each, isCounted: each.id !== "own" }));
  const figures = figuresOf(learners, places, timesAt(now));
  expect(figures[0]).toEqual({
    ...{ lab: "lab", step: "one", opened: 4, begun: 3, passedAtMs: [4 * minute, 6 * minute] },
    ...{ medianMs: 5 * minute, spreadMs: 1.4826 * minute },
  });
  expect(figures[1]).toMatchObject({ opened: 1, begun: 1, medianMs: 4 * minute });
  expect(figures[3]).toMatchObject({ opened: 0, passedAtMs: [], medianMs: null, spreadMs: null });
});

it("counts the mistakes by how many met them", () => {
  const at = { lab: "lab", step: "one" };
  const met = [
    { ...at, code: "bad-value", learner: "ada" },
    { ...at, code: "bad-value", learner: "ada" },
    { ...at, code: "wrong-job", learner: "ada" },
    { ...at, code: "wrong-job", learner: "bob" },
    { ...at, step: "two", code: "wrong-job", learner: "bob" },
  ];
  expect(commonMistakes(met)).toEqual([
    { ...at, code: "wrong-job", learners: 2, times: 2 },
    { ...at, code: "bad-value", learners: 1, times: 2 },
    { ...at, step: "two", code: "wrong-job", learners: 1, times: 1 },
  ]);
});

it("tells where half of the class is and when all are through if it goes on so", () => {
  const learners = [through("ada", 4), through("bob", 2), through("eve", 2)];
  expect(forecast(learners)).toEqual({
    ...{ halfOn: { lab: "lab", step: "three" }, done: 1, of: 3 },
    allDoneAtMs: now + 10 * minute,
  });
});

it("takes the slowest by their own pace, and waits for nobody who is away", () => {
  const learners = [through("ada", 4), through("bob", 3), through("eve", 2, 10)];
  expect(forecast(learners).allDoneAtMs).toBe(now + 20 * minute);
  expect(forecast(learners, new Set(["eve"])).allDoneAtMs).toBe(now + 5 * minute);
});

it("says nothing of the end before five passes, and when all are through", () => {
  expect(forecast([through("ada", 4)]).allDoneAtMs).toBeNull();
  const done = [through("ada", 4), through("bob", 4)];
  expect(forecast(done)).toEqual({ halfOn: null, allDoneAtMs: null, done: 2, of: 2 });
  expect(forecast([])).toEqual({ halfOn: null, allDoneAtMs: null, done: 0, of: 0 });
});

it("says nothing of an end that is less than a minute away", () => {
  const quick = (minutes: number) => [through("ada", 4, minutes), through("bob", 3, minutes)];
  expect(forecast(quick(0.9)).allDoneAtMs).toBeNull();
  expect(forecast(quick(1)).allDoneAtMs).toBe(now + minute);
});

it("gives a step that nobody has passed what the others take", () => {
  const learners = ["ada", "bob", "eve"].map((id) => through(id, 2));
  expect(forecast(learners).allDoneAtMs).toBe(now + 10 * minute);
});
