import { expect, test } from "vitest";
import { parseDuration } from "./parse-duration";

test.each([
  ["2s", 2000],
  ["1m30s", 90_000],
  ["500ms", 500],
  ["1h0m5s", 3_605_000],
  ["1d", 86_400_000],
  ["1y2w3d4h5m6s7ms", 33_019_506_007],
  ["0", 0],
])("reads %s", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(["", "2", "s", "1.5s", "30s1m", "-1s", " 2s", "2 s", "2s\n"])("refuses %j", (text) => {
  expect(parseDuration(text)).toBeNull();
});
