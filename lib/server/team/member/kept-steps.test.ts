import { expect, test } from "vitest";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { createKeptSteps } from "./kept-steps";

const passed = (checkedAt: string): Verdict => {
  const nothing = { rungs: [], diagnosis: null, alsoWrong: [], remarks: [], nextScrapeAt: null };
  return { outcome: "passed", ...nothing, checkedAt };
};

/** Progress that is kept in memory and can be told to fail. */
function progress() {
  const kept = new Map<string, Verdict>();
  const fault = { isBroken: false };
  return {
    kept,
    fault,
    passed: async () => {
      if (fault.isBroken) throw new Error("disk on fire");
      return Object.fromEntries([...kept].map(([id, verdict]) => [id, { verdict, passedAtMs: 0 }]));
    },
    markPassed: async (_learner: string, _lab: string, step: string, verdict: Verdict) => {
      if (fault.isBroken) throw new Error("disk on fire");
      if (!kept.has(step)) kept.set(step, verdict);
    },
  };
}

const at = { lab: "lab", step: "step" };
const answers = { lastAnswer: async () => null, saveAnswer: async () => undefined };

test("of two passes that race the first one counts, for both", async () => {
  const store = progress();
  const steps = createKeptSteps({ progress: store, answers }, "ada");
  const both = await Promise.all([
    steps.keepPass(at, passed("first")),
    steps.keepPass(at, passed("second")),
  ]);
  expect(both.map(({ checkedAt }) => checkedAt)).toEqual(["first", "first"]);
  expect((await steps.passed("lab")).get("step")?.checkedAt).toBe("first");
  expect(store.kept.get("step")?.checkedAt).toBe("first");
});

test("a pass from before counts over a new one", async () => {
  const store = progress();
  store.kept.set("step", passed("yesterday"));
  const steps = createKeptSteps({ progress: store, answers }, "ada");
  expect((await steps.keepPass(at, passed("today"))).checkedAt).toBe("yesterday");
});

test("what could not be stored is not passed", async () => {
  const store = progress();
  const steps = createKeptSteps({ progress: store, answers }, "ada");
  store.fault.isBroken = true;
  await expect(steps.keepPass(at, passed("now"))).rejects.toThrow("fire");
  await expect(steps.passed("lab")).rejects.toThrow("fire");
  store.fault.isBroken = false;
  expect((await steps.passed("lab")).size).toBe(0);
});

test("an answer is read once, and the last one counts", async () => {
  let reads = 0;
  const given = {
    ...answers,
    lastAnswer: async () => {
      reads += 1;
      return "up";
    },
  };
  const steps = createKeptSteps({ progress: progress(), answers: given }, "ada");
  expect([await steps.lastAnswer(at), await steps.lastAnswer(at)]).toEqual(["up", "up"]);
  await steps.saveAnswer(at, "up == 1");
  expect([await steps.lastAnswer(at), reads]).toEqual(["up == 1", 1]);
});
