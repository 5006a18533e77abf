import { describe, expect, it } from "vitest";
import { alignSeries, type ChartData, gridTimes } from "./chart-data";
import { indexAfterKey, placeAt, placeWords } from "./chart-place";
import type { ChartEvent } from "./moments";

const push = (atS: number): ChartEvent => ({ atS, kind: "push", text: `push at ${atS}` });

describe("placeAt", () => {
  const moments = { scrapes: [], events: [push(100), push(110)] };

  it("names the event nearest to the pointer", () => {
    const place = placeAt({ index: 3, timeS: 108, perPixelS: 2 }, moments);
    expect(place).toEqual({ index: 3, event: push(110) });
  });

  it("names none that is out of reach", () => {
    expect(placeAt({ index: 3, timeS: 105, perPixelS: 0.5 }, moments).event).toBeNull();
  });
});

describe("placeWords", () => {
  const grid = { startS: 0, endS: 4, stepS: 2 };
  const named = (name: string) => alignSeries(name, [[0, "1"]], grid, 3);
  const data: ChartData = {
    ...{ timesS: gridTimes(grid), stepS: 2, series: ["a", "b", "c", "d", "e"].map(named) },
  };

  it("tells the values of the lines that are shown, and how many more there are", () => {
    expect(placeWords(data, new Set([0]), 0)).toMatch(/: b 1; c 1; d 1; 1 more$/);
  });

  it("tells where there is no sample", () => {
    expect(placeWords(data, new Set([1, 2, 3, 4]), 1)).toMatch(/: a no sample$/);
  });
});

describe("indexAfterKey", () => {
  it.each([
    ["ArrowLeft", 0, 0],
    ["ArrowRight", 0, 1],
    ["ArrowRight", 99, 99],
    ["PageUp", 50, 60],
    ["Home", 50, 0],
    ["End", 50, 99],
    ["Tab", 50, null],
  ])("%s from %i leads to %s", (key, from, to) => {
    expect(indexAfterKey(key, from, 100)).toBe(to);
  });
});
