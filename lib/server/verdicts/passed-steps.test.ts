import { expect, test } from "vitest";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { createPassedSteps } from "./passed-steps";

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

test("of two passes that race the first one counts, for both", async () => {
  const store = progress();
  const steps = createPassedSteps(store);
  const both = await Promise.all([
    steps.keep("ada", "lab", "step", passed("first")),
    steps.keep("ada", "lab", "step", passed("second")),
  ]);
  expect(both.map(({ checkedAt }) => checkedAt)).toEqual(["first", "first"]);
  expect((await steps.of("ada", "lab")).get("step")?.checkedAt).toBe("first");
  expect(store.kept.get("step")?.checkedAt).toBe("first");
});

test("a pass from before counts over a new one", async () => {
  const store = progress();
  store.kept.set("step", passed("yesterday"));
  const steps = createPassedSteps(store);
  expect((await steps.keep("ada", "lab", "step", passed("today"))).checkedAt).toBe("yesterday");
});

test("what could not be stored is not passed", async () => {
  const store = progress();
  const steps = createPassedSteps(store);
  store.fault.isBroken = true;
  await expect(steps.keep("ada", "lab", "step", passed("now"))).rejects.toThrow("fire");
  await expect(steps.of("ada", "lab")).rejects.toThrow("fire");
  store.fault.isBroken = false;
  expect((await steps.of("ada", "lab")).size).toBe(0);
});
