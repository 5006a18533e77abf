import { describe, expect, it } from "vitest";
import { labelsIn, readResult, valueWords } from "./query-rows";

const metric = { __name__: "up", job: "pushgateway" };

describe("labelsIn", () => {
  it("finds which of some labels the series have", () => {
    const result = [
      { metric, value: [1, "1"] as [number, string] },
      { metric: { pod: "a", toString: "b" }, value: [1, "1"] as [number, string] },
    ];
    const names = ["namespace", "pod", "constructor"];
    expect(labelsIn({ resultType: "vector", result }, names)).toEqual(["pod"]);
    expect(labelsIn({ resultType: "scalar", result: [1, "1"] }, names)).toEqual([]);
  });
});

describe("readResult", () => {
  it("names series as PromQL writes them, with markup as text", () => {
    const result = [
      { metric, value: [1, "1"] as [number, string] },
      { metric: { a: "<b>x</b>" }, value: [1, "2"] as [number, string] },
      { metric: {}, value: [1, "3"] as [number, string] },
    ];
    expect(readResult({ resultType: "vector", result }).rows.map(({ series }) => series)).toEqual([
      'up{job="pushgateway"}',
      '{a="<b>x</b>"}',
      "{}",
    ]);
  });

  it("reads scalars and strings as one row", () => {
    const { rows } = readResult({ resultType: "scalar", result: [1, "4"] });
    expect(rows).toEqual([{ series: "scalar", samples: [[1, "4"]], moreSamples: 0 }]);
    expect(readResult({ resultType: "string", result: [1, "x"] }).rows[0]?.series).toBe("string");
  });

  it("bounds rows, and counts what is left out here and before", () => {
    const result = Array.from({ length: 400 }, (_, i) => ({ metric: { i: `${i}` } }));
    const read = readResult({ resultType: "vector", result, moreSeries: 1000 });
    expect(read.rows).toHaveLength(250);
    expect(read.more).toBe(1150);
  });

  it("keeps the newest samples of a long range", () => {
    const values = Array.from({ length: 120 }, (_, i): [number, string] => [i, `${i}`]);
    const [row] = readResult({ resultType: "matrix", result: [{ metric, values }] }).rows;
    expect(row?.samples[0]).toEqual([20, "20"]);
    expect(row?.moreSamples).toBe(20);
  });

  it("has no samples of a native histogram", () => {
    const [row] = readResult({ resultType: "vector", result: [{ metric, histogram: [] }] }).rows;
    expect(row?.samples).toEqual([]);
  });
});

describe("valueWords", () => {
  it.each([
    ["1.234567e+09", "backup_bytes", "≈ 1.23 G"],
    ["0.30000000000000004", "x", null],
    ["7.290000000000001", "x", null],
    ["1.23e+09", "backup_bytes", "1.23 G"],
    ["42", "x", null],
    ["NaN", "x", null],
    ["+Inf", "x", null],
  ])("says %s of %s as %s", (text, askedBy, words) => {
    expect(valueWords(text, askedBy)).toBe(words);
  });

  it("says a timestamp as a time", () => {
    expect(valueWords("1.76406135512e+09", "push_time_seconds")).toBe("25 Nov, 09:02:35");
  });
});
