import { describe, expect, it } from "vitest";
import { graphSpans, gridUntil, rangeSeconds } from "./graph-range";

const nowMs = 1_764_061_355_123.4;

describe("gridUntil", () => {
  it("ends now, to the millisecond, and begins the range before", () => {
    const { startS, endS } = gridUntil(nowMs, 900, 2000);
    expect(endS).toBe(1_764_061_355.123);
    expect(endS - startS).toBeCloseTo(900, 6);
  });

  it.each(graphSpans)("has enough points for a line and at most 400 in %s", (range) => {
    const spanS = rangeSeconds(range, nowMs, []);
    const points = spanS / gridUntil(nowMs, spanS, 1000).stepS;
    expect(points).toBeGreaterThanOrEqual(60);
    expect(points).toBeLessThanOrEqual(400);
  });

  it("has no more points than scrapes", () => {
    expect(gridUntil(nowMs, 300, 15_000).stepS).toBe(15);
    expect(gridUntil(nowMs, 300, 7_200_000).stepS).toBe(7200);
  });
});

describe("a range that fits what happened", () => {
  const spanOf = (...agesS: number[]) =>
    rangeSeconds(
      "fit",
      nowMs,
      agesS.map((ageS) => nowMs - ageS * 1000),
    );

  it("begins a little before the first of it, and keeps its scale for a while", () => {
    expect(spanOf(20, 3)).toBe(60);
    expect(spanOf(200, 20)).toBe(300);
    expect(spanOf(290)).toBe(600);
    expect(spanOf(3500)).toBe(3600);
  });

  it("leaves out what is long ago, and shows five minutes where nothing was", () => {
    expect(spanOf(90_000, 30)).toBe(60);
    expect(spanOf(90_000)).toBe(300);
    expect(spanOf()).toBe(300);
  });
});
