import { expect, test } from "vitest";
import { breakDown } from "./broken-down-time";
import { parseTime } from "./parse-time";

test.each([
  [
    "2015-03-05T23:51:47Z",
    "%Y-%m-%dT%H:%M:%SZ",
    "second:47 minute:51 hour:23 day:5 month:2 year:115 weekday:4 dayOfYear:63",
  ],
  ["10:20", "%H:%M", "hour:10 minute:20"],
  [
    "Thu, 05 Mar 2015 11:51:47 PM",
    "%a, %d %b %Y %I:%M:%S %p",
    "day:5 month:2 year:115 hour:23 minute:51 second:47 weekday:4 dayOfYear:63",
  ],
  ["12 AM", "%I %p", "hour:0"],
  ["March  5 15", "%B %e %y", "month:2 day:5 year:115 weekday:4 dayOfYear:63"],
  ["2015 064", "%Y %j", "year:115 dayOfYear:63 month:2 day:5 weekday:4"],
  ["2015-03-05 +0130", "%F %z", "year:115 month:2 day:5 weekday:4 dayOfYear:63 offsetSeconds:5400"],
  ["2015-03-05 CET", "%F %Z", "year:115 month:2 day:5 weekday:4 dayOfYear:63"],
  ["1425599507", "%s", "second:47 minute:51 hour:23 day:5 month:2 year:115 weekday:4 dayOfYear:63"],
  ["100%", "%M%%", null],
  ["10%", "%M%%", "minute:10"],
  ["2015/03/05", "%Y-%m-%d", null],
  ["2015-13-05", "%Y-%m-%d", null],
])("%s by %s", (text, format, expected) => {
  const parsed = parseTime(text, format, breakDown);
  const parts = parsed && Object.entries(parsed.parts).map(([name, value]) => `${name}:${value}`);
  expect(parts?.sort().join(" ") ?? null).toBe(expected?.split(" ").sort().join(" ") ?? null);
});

test("says how much of the text it has read", () => {
  expect(parseTime("2015 and more", "%Y", breakDown)?.length).toBe(4);
});
