import { expect, test } from "vitest";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { createNewestVerdicts } from "./newest-verdicts";

const verdict = (changes: Partial<Verdict>): Verdict => ({
  outcome: "failed",
  rungs: [],
  diagnosis: { code: "wrong-value", message: "…", observed: "5", params: {} },
  alsoWrong: [],
  remarks: [],
  nextScrapeAt: null,
  checkedAt: new Date().toISOString(),
  ...changes,
});
const passed = verdict({ outcome: "passed", diagnosis: null });

test("a verdict is news once, whenever it is made", () => {
  const newest = createNewestVerdicts();
  expect(newest.enter("ada", "lab", "step", verdict({ checkedAt: "1" }))).toBe(true);
  expect(newest.enter("ada", "lab", "step", verdict({ checkedAt: "2" }))).toBe(false);
  expect(newest.enter("ada", "lab", "other", verdict({}))).toBe(true);
  expect(newest.enter("bob", "lab", "step", verdict({}))).toBe(true);
  expect(newest.of("ada", "lab").get("step")?.checkedAt).toBe("2");
});

test("what was observed, and the time of the next scrape, are news", () => {
  const newest = createNewestVerdicts();
  const wrong = (observed: string) =>
    verdict({ diagnosis: { code: "wrong-value", message: "…", observed, params: {} } });
  newest.enter("ada", "lab", "step", wrong("5"));
  expect(newest.enter("ada", "lab", "step", wrong("6"))).toBe(true);
  const pending = (nextScrapeAt: string) => verdict({ outcome: "pending", nextScrapeAt });
  expect(newest.enter("ada", "lab", "step", pending("1"))).toBe(true);
  expect(newest.enter("ada", "lab", "step", pending("1"))).toBe(false);
  expect(newest.enter("ada", "lab", "step", pending("2"))).toBe(true);
});

test("the next number of a clock is none", () => {
  const newest = createNewestVerdicts();
  const clock = (observed: string) =>
    verdict({ diagnosis: { code: "different-values", message: "…", observed, params: {} } });
  expect(newest.enter("ada", "lab", "step", clock("1"))).toBe(true);
  expect(newest.enter("ada", "lab", "step", clock("2"))).toBe(false);
});

test("a pass stays, whichever of two rounds ends last", () => {
  const newest = createNewestVerdicts();
  expect(newest.enter("ada", "lab", "step", passed)).toBe(true);
  expect(newest.enter("ada", "lab", "step", verdict({}))).toBe(false);
  expect(newest.of("ada", "lab").get("step")).toBe(passed);
});
