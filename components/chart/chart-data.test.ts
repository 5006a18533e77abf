import { describe, expect, it } from "vitest";
import { alignSeries, figuresOf, gridTimes, lonePoints } from "./chart-data";

const grid = { startS: 100, endS: 108, stepS: 2 };

describe("gridTimes", () => {
  it("has a point at either end", () => {
    expect(gridTimes(grid)).toEqual([100, 102, 104, 106, 108]);
  });

  it("keeps the last point where fractions do not add up", () => {
    expect(gridTimes({ startS: 0.1, endS: 0.7, stepS: 0.2 })).toHaveLength(4);
  });
});

describe("alignSeries", () => {
  it("leaves a gap where Prometheus has no sample", () => {
    const series = alignSeries(
      "up",
      [
        [100, "1"],
        [106, "0"],
      ],
      grid,
      5,
    );
    expect(series.drawn).toEqual([1, null, null, 0, null]);
    expect(series.texts).toEqual(["1", undefined, undefined, "0", undefined]);
  });

  it("keeps what is not finite off the scale, and where it is", () => {
    const samples: [number, string][] = [
      [100, "NaN"],
      [102, "+Inf"],
      [104, "-Inf"],
      [106, "3"],
    ];
    const series = alignSeries("x", samples, grid, 5);
    expect(series.drawn).toEqual([null, null, null, 3, null]);
    expect(series.odd).toEqual([
      { index: 0, value: Number.NaN },
      { index: 1, value: Number.POSITIVE_INFINITY },
      { index: 2, value: Number.NEGATIVE_INFINITY },
    ]);
    expect(series.texts[1]).toBe("+Inf");
  });

  it("keeps the largest numbers within a span that is finite", () => {
    const samples: [number, string][] = [
      [100, "1.7976931348623157e+308"],
      [102, "-1.7976931348623157e+308"],
    ];
    const [high, low] = alignSeries("x", samples, grid, 5).drawn;
    expect(Number.isFinite((high ?? 0) - (low ?? 0))).toBe(true);
  });

  it("drops what is beside the grid", () => {
    const series = alignSeries(
      "x",
      [
        [90, "1"],
        [200, "2"],
      ],
      grid,
      5,
    );
    expect(series.drawn).toEqual([null, null, null, null, null]);
  });
});

describe("lonePoints", () => {
  it("finds points that no line reaches", () => {
    expect(lonePoints([1, null, 2, 3, null, 4])).toEqual([0, 5]);
    expect(lonePoints([null, null])).toEqual([]);
  });
});

describe("figuresOf", () => {
  it("tells ends, bounds and breaks", () => {
    const samples: [number, string][] = [
      [100, "5"],
      [104, "+Inf"],
      [106, "-2"],
    ];
    expect(figuresOf(alignSeries("x", samples, grid, 5))).toEqual({
      ...{ first: "5", last: "-2", lowest: -2, highest: 5, gaps: 1 },
    });
  });

  it("has nothing to tell of an empty line", () => {
    expect(figuresOf(alignSeries("x", [], grid, 5))).toEqual({
      ...{ first: null, last: null, lowest: null, highest: null, gaps: 0 },
    });
  });
});
