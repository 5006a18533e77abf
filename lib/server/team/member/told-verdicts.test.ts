import { expect, test } from "vitest";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { createToldVerdicts } from "./told-verdicts";

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
  const told = createToldVerdicts();
  expect(told.enter("lab", "step", verdict({ checkedAt: "1" }))).toBe(true);
  expect(told.enter("lab", "step", verdict({ checkedAt: "2" }))).toBe(false);
  expect(told.enter("lab", "other", verdict({}))).toBe(true);
  expect(told.of("lab").get("step")?.checkedAt).toBe("2");
});

test("what was observed, and the time of the next scrape, are news", () => {
  const told = createToldVerdicts();
  const wrong = (observed: string) =>
    verdict({ diagnosis: { code: "wrong-value", message: "…", observed, params: {} } });
  told.enter("lab", "step", wrong("5"));
  expect(told.enter("lab", "step", wrong("6"))).toBe(true);
  const pending = (nextScrapeAt: string) => verdict({ outcome: "pending", nextScrapeAt });
  expect(told.enter("lab", "step", pending("1"))).toBe(true);
  expect(told.enter("lab", "step", pending("1"))).toBe(false);
  expect(told.enter("lab", "step", pending("2"))).toBe(true);
});

test("the next number of a clock is none", () => {
  const told = createToldVerdicts();
  const clock = (observed: string) =>
    verdict({ diagnosis: { code: "different-values", message: "…", observed, params: {} } });
  expect(told.enter("lab", "step", clock("1"))).toBe(true);
  expect(told.enter("lab", "step", clock("2"))).toBe(false);
});

test("a pass stays, whichever of two rounds ends last", () => {
  const told = createToldVerdicts();
  expect(told.enter("lab", "step", passed)).toBe(true);
  expect(told.enter("lab", "step", verdict({}))).toBe(false);
  expect(told.of("lab").get("step")).toBe(passed);
});
