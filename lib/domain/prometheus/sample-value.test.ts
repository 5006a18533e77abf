import { describe, expect, it } from "vitest";
import { isUnixTime, parseSampleValue, readableValue, shownValue } from "./sample-value";

describe("parseSampleValue", () => {
  it.each([
    ["4", 4],
    ["1.234567e+09", 1_234_567_000],
    ["+Inf", Number.POSITIVE_INFINITY],
    ["-Inf", Number.NEGATIVE_INFINITY],
    ["NaN", Number.NaN],
    ["-0", -0],
  ])("reads %s", (text, value) => {
    expect(parseSampleValue(text)).toBe(value);
  });
});

describe("readableValue", () => {
  it.each([
    [0, "0"],
    [42, "42"],
    [0.25, "0.25"],
    [0.30000000000000004, "0.3"],
    [999.4, "999"],
    [999.6, "1 k"],
    [1234, "1.23 k"],
    [999_999, "1 M"],
    [1_234_567_000, "1.23 G"],
    [-2.5e12, "-2.5 T"],
    [0.000085, "85 µ"],
    [1e21, "1.00e+21"],
    [1e-12, "1.00e-12"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "+Inf"],
    [Number.NEGATIVE_INFINITY, "-Inf"],
  ])("says %d as %s", (value, text) => {
    expect(readableValue(value)).toBe(text);
  });
});

describe("isUnixTime", () => {
  const now = 1_764_061_355.12;

  it.each([
    "push_time_seconds",
    "time()",
    "max(push_time_seconds)",
    "timestamp(up)",
    "x_timestamp",
    `push_time_seconds{job="a-b"}`,
  ])("takes %s for a moment", (askedBy) => expect(isUnixTime(now, askedBy)).toBe(true));

  it.each(["backup_bytes", "uptime", "runtime_bytes", "time_total", "some_times"])(
    "takes %s for a number",
    (askedBy) => expect(isUnixTime(now, askedBy)).toBe(false),
  );

  it("takes an age for a number, whatever it is asked for by", () => {
    expect(isUnixTime(12, "time() - push_time_seconds")).toBe(false);
    expect(isUnixTime(now, 'time() - push_time_seconds{job="a"}')).toBe(false);
  });
});

describe("shownValue", () => {
  it.each([
    ["7.290000000000001", "7.29"],
    ["0.30000000000000004", "0.3"],
    ["98.91300010681152", "98.9130001"],
    ["-0.000012345678912345", "-0.0000123456789"],
    ["1.76406135512e+09", "1.76406135512e+09"],
    ["120", "120"],
    ["12345678901234", "12345678901234"],
    ["NaN", "NaN"],
  ])("shows %s as %s", (text, shown) => {
    expect(shownValue(text)).toBe(shown);
  });
});
