import { describe, expect, it } from "vitest";
import { graphRanges, gridUntil, rangeSeconds } from "./graph-range";

const nowMs = 1_764_061_355_123.4;

describe("gridUntil", () => {
  it("ends now, to the millisecond, and begins the range before", () => {
    const { startS, endS } = gridUntil(nowMs, "15m", 2000);
    expect(endS).toBe(1_764_061_355.123);
    expect(endS - startS).toBeCloseTo(900, 6);
  });

  it.each(graphRanges)("has enough points for a line and at most 400 in %s", (range) => {
    const points = rangeSeconds(range) / gridUntil(nowMs, range, 1000).stepS;
    expect(points).toBeGreaterThanOrEqual(60);
    expect(points).toBeLessThanOrEqual(400);
  });

  it("has no more points than scrapes", () => {
    expect(gridUntil(nowMs, "5m", 15_000).stepS).toBe(15);
    expect(gridUntil(nowMs, "5m", 7_200_000).stepS).toBe(7200);
  });
});
