import { expect, it } from "vitest";
import { addresseesOf, type Reachable, type ReachableStep } from "./addressees";

const places = ["one", "two", "three"].map((step) => ({ lab: "l", step }));
const known = (step: string, over: Partial<ReachableStep> = {}): ReachableStep => ({
  ...{ lab: "l", step, isBegun: true, isPassed: false, code: null, codeSinceMs: null },
  ...over,
});
const learner = (id: string, steps: ReachableStep[] = [], over: Partial<Reachable> = {}) => ({
  ...{ id, team: id, isCounted: true, steps, ...over },
});
const ids = (to: Parameters<typeof addresseesOf>[0], everybody: Reachable[]) =>
  addresseesOf(to, everybody, places).map(({ id }) => id);

const tester = learner("tester", [known("two", { code: "wrong-job" })], { isCounted: false });
const everybody = [
  learner("new"),
  learner("ada", [known("one", { isPassed: true }), known("two", { code: "wrong-job" })]),
  learner("bob", [known("one", { isPassed: true })], { team: "ada" }),
  learner(
    "done",
    [known("one"), known("two"), known("three")].map((s) => ({ ...s, isPassed: true })),
  ),
  tester,
];

it("reaches everybody, a team, and who is named, whether they count or not", () => {
  expect(ids({ all: true }, everybody)).toEqual(["new", "ada", "bob", "done", "tester"]);
  expect(ids({ team: "ada" }, everybody)).toEqual(["ada", "bob"]);
  expect(ids({ team: "nobody" }, everybody)).toEqual([]);
  expect(ids({ learners: ["tester", "new", "gone"] }, everybody)).toEqual(["new", "tester"]);
});

it("reaches who is on a step: who has begun it, and for whom it is the next", () => {
  expect(ids({ lab: "l", step: "one" }, everybody)).toEqual(["new"]);
  expect(ids({ lab: "l", step: "two" }, everybody)).toEqual(["ada", "bob"]);
  expect(ids({ lab: "l", step: "three" }, everybody)).toEqual([]);
});

it("reaches whose newest verdict on a step has the code, with the time since when", () => {
  const passed = learner("passed", [known("two", { code: "wrong-job", isPassed: true })]);
  const looking = learner("looking", [known("two", { code: "wrong-job", isBegun: false })]);
  const stuck = learner("stuck", [known("two", { code: "wrong-job", codeSinceMs: 7 })]);
  const other = learner("other", [known("two", { code: "extra-label" })]);
  const to = { lab: "l", step: "two", code: "wrong-job" };
  expect(addresseesOf(to, [passed, looking, stuck, other, tester], places)).toEqual([
    { id: "stuck", codeSinceMs: 7 },
  ]);
});
