import { expect, test } from "vitest";
import { isUnknown } from "@/lib/domain/checks/platform-problem";
import { nowMs, observe } from "@/lib/domain/checks/testing/observe";
import { nextScrapeAtMs } from "@/lib/domain/prometheus/next-scrape";
import { breaks, climb, diagnose, holds, waits } from "./ladder";

const seen = observe();
const fails = () => breaks("seen so", diagnose("nothing-sent", "Nothing."));
const neverLooks = () => {
  throw new Error("looked past the end");
};

test("it passes if every rung holds, and only then", () => {
  const verdict = climb(
    [
      ["a", () => holds("yes")],
      ["b", () => holds("yes")],
    ],
    seen,
  );
  expect(verdict).toEqual({
    outcome: "passed",
    rungs: [
      { id: "a", state: "ok", evidence: "yes" },
      { id: "b", state: "ok", evidence: "yes" },
    ],
    diagnosis: null,
    alsoWrong: [],
    remarks: [],
    nextScrapeAt: null,
    checkedAt: "2026-03-01T12:00:00.000Z",
  });
});

test("it never passes on nothing", () => {
  expect(() => climb([], seen)).toThrow("without rungs");
});

test("it stops at the first rung that does not hold", () => {
  const verdict = climb(
    [
      ["a", () => holds("yes")],
      ["b", fails],
      ["c", neverLooks],
    ],
    seen,
  );
  expect(verdict.outcome).toBe("failed");
  expect(verdict.rungs.map(({ state }) => state)).toEqual(["ok", "broken", "not-reached"]);
  expect(verdict.diagnosis?.code).toBe("nothing-sent");
});

test("waiting is pending, with the time of the next scrape", () => {
  const waiting = () => waits("soon", diagnose("not-scraped-yet", "Soon."));
  const verdict = climb(
    [
      ["a", waiting],
      ["b", neverLooks],
    ],
    seen,
  );
  expect(verdict).toMatchObject({
    outcome: "pending",
    rungs: [{ state: "waiting" }, { state: "not-reached" }],
    nextScrapeAt: "2026-03-01T12:00:01.900Z",
  });
  const unseen = observe({ target: { ok: true, value: null } });
  expect(climb([["a", waiting]], unseen).nextScrapeAt).toBeNull();
});

test.each([
  [{ kind: "pushgateway-unreachable", message: "connection refused" }, "connection refused"],
  [{ kind: "prometheus-unreachable", message: "answered HTML" }, "answered HTML"],
  [{ kind: "sandbox-starting" }, undefined],
  [{ kind: "sandbox-full" }, undefined],
  [{ kind: "timeout", timeoutMs: 3000, service: "pushgateway" }, undefined],
] as const)("a problem of the platform is unknown, by its own code: %j", (problem, observed) => {
  const verdict = climb(
    [
      ["a", () => isUnknown(problem)],
      ["b", neverLooks],
    ],
    seen,
  );
  expect(verdict).toMatchObject({ outcome: "unknown", diagnosis: { code: problem.kind } });
  expect(verdict.diagnosis?.observed).toBe(observed);
  expect(verdict.nextScrapeAt).toBeNull();
});

test("a gateway that never stands still is unknown, and told as such", () => {
  const verdict = climb([["a", () => isUnknown({ kind: "never-still" })]], seen);
  expect(verdict).toMatchObject({ outcome: "unknown", diagnosis: { code: "timeout" } });
  expect(verdict.diagnosis?.message).toContain("changed each time");
});

test("the next scrape comes a whole number of intervals after the last", () => {
  const after = (agoMs: number) =>
    nextScrapeAtMs({ lastScrapeAtMs: nowMs - agoMs, scrapeIntervalMs: 2000 }, nowMs);
  expect(after(100)).toBe(nowMs + 1900);
  expect(after(2000)).toBe(nowMs + 2000);
  expect(after(4100)).toBe(nowMs + 1900);
  expect(after(-5)).toBe(nowMs + 2005);
  expect(nextScrapeAtMs(null, nowMs)).toBeNull();
  expect(nextScrapeAtMs({ lastScrapeAtMs: null, scrapeIntervalMs: 2000 }, nowMs)).toBeNull();
});
