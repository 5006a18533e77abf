import { expect, it } from "vitest";
import { createNameFinder } from "./anonymous";
import { effectOf } from "./hint-effect";
import { compareMisconceptions, misconceptionsOn } from "./misconceptions";
import { failing, minute, newLearner, newStep, passedStep } from "./testing/class-of";

const two = { lab: "lab", step: "two" };
const now = 60 * minute;
const nobody = createNameFinder([]);
const stuck = (id: string, code: string, ago = 0, message?: string) =>
  newLearner(id, [failing("two", code, now - ago, message === undefined ? {} : { message })]);

it("counts who has begun the step and has the code by their newest verdict", () => {
  const learners = [
    stuck("ada", "bad-value"),
    stuck("bob", "bad-value", 5 * minute),
    stuck("eve", "wrong-job"),
    newLearner("passed", [passedStep("two", 0, now)]),
    newLearner("waits", [failing("two", "not-scraped-yet", now, { outcome: "pending" })]),
    newLearner("opened", [newStep("two", { outcome: "failed", code: "nothing-sent" })]),
    newLearner("elsewhere", [failing("one", "bad-value", now)]),
    newLearner("own", [failing("two", "bad-value", now)], { isCounted: false }),
  ];
  const found = misconceptionsOn(two, learners, nobody).sort(compareMisconceptions);
  expect(found.map(({ code, learners: who, of }) => [code, who.map(({ id }) => id), of])).toEqual([
    ["bad-value", ["bob", "ada"], 5],
    ["wrong-job", ["eve"], 5],
  ]);
  expect(found[0]).toMatchObject({ rung: "stored", example: "It is bad-value." });
  expect(found[0]?.learners[0]?.sinceMs).toBe(now - 6 * minute);
});

it("tells a diagnosis that nobody has any more where it is to be kept", () => {
  const found = misconceptionsOn(two, [stuck("ada", "bad-value")], nobody, ["wrong-job"]);
  expect(found.sort(compareMisconceptions)).toMatchObject([
    { code: "bad-value", of: 1 },
    { code: "wrong-job", learners: [], of: 1, rung: null, example: "" },
  ]);
});

it("puts what somebody has had longest first among equals", () => {
  const learners = [stuck("ada", "bad-value"), stuck("bob", "wrong-job", minute)];
  const found = misconceptionsOn(two, learners, nobody).sort(compareMisconceptions);
  expect(found.map(({ code }) => code)).toEqual(["wrong-job", "bad-value"]);
});

it("gives the example of one that names nobody, else takes the names out", () => {
  const names = createNameFinder(["Ada Lovelace", "ada-lovelace", "Zoë", "x"]);
  const exampleOf = (...messages: string[]) =>
    misconceptionsOn(
      two,
      messages.map((message, i) => stuck(String(i), "wrong-job", 0, message)),
      names,
    )[0]?.example;
  expect(exampleOf('The job is "ada-lovelace".', 'The job is "x".')).toBe('The job is "x".');
  expect(exampleOf('The job is "ada-lovelace".')).toBe('The job is "…".');
  expect(exampleOf("zoË, LOVELACE and Adam (ada_1)")).toBe("…, … and Adam (…_1)");
});

it("tells what became of those whom a hint went to", () => {
  const hint = { ...two, id: "1", code: "bad-value", sentAtMs: now - 10 * minute };
  const learners = [
    newLearner("passed", [passedStep("two", 0, now - 8 * minute)]),
    newLearner("later", [passedStep("two", 0, now - 4 * minute)]),
    newLearner("before", [passedStep("two", 0, now - 11 * minute)]),
    stuck("here", "bad-value"),
    stuck("other", "wrong-job"),
    newLearner("none"),
  ];
  const to = [...learners.map(({ id }) => id), "removed since"];
  const byId = new Map(learners.map((learner) => [learner.id, learner]));
  const effect = { passedSince: 2, medianMs: 4 * minute, stillHere: 1 };
  expect(effectOf({ ...hint, to }, byId)).toEqual(effect);
  expect(effectOf({ ...hint, to: ["here"] }, byId)).toMatchObject({ medianMs: null });
});
