import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";
import { formatTime } from "./format-time";
import { momentOf } from "./moment";
import { resolveDate } from "./resolve-date";
import { utcZone, zoneNamed } from "./zone";

/** A Wednesday. */
const now = momentOf(Date.UTC(2024, 0, 31, 10, 20, 30));

test.each([
  ["2024-02-01 -1 day", "2024-01-31 00:00:00"],
  ["2024-01-31 +1 month", "2024-03-02 00:00:00"],
  ["20240201", "2024-02-01 00:00:00"],
  ["next month", "2024-03-02 10:20:30"],
  ["last monday", "2024-01-29 00:00:00"],
  ["next wednesday", "2024-02-07 00:00:00"],
  ["wednesday", "2024-01-31 00:00:00"],
  ["today 00:00", "2024-01-31 00:00:00"],
  ["yesterday 13:00", "2024-01-30 13:00:00"],
  ["1 day ago 00:00", "2024-01-30 00:00:00"],
  ["5 minutes ago", "2024-01-31 10:15:30"],
  ["Tue Mar  5 07:08:09 UTC 2024", "2024-03-05 07:08:09"],
  ["2024-03-05T07:08:09+02:00", "2024-03-05 05:08:09"],
  ["2024-03-05 10:00:00 +2 hours", "2024-03-05 09:00:00"],
  ["@0", "1970-01-01 00:00:00"],
])("%s", (text, expected) => {
  const moment = resolveDate(text, now, utcZone);
  expect(moment && formatTime("%F %T", moment, utcZone)).toBe(expected);
});

test.each(["garbage", "2024-02-30", "2024-13-01", "Jan 2024", "first day of next month"])(
  "%s is no date",
  (text) => {
    expect(resolveDate(text, now, utcZone)).toBeNull();
  },
);

test("a time that spring leaves out is no date there", () => {
  expect(resolveDate("2024-03-31 02:30", now, zoneNamed("Europe/Berlin"))).toBeNull();
});

const { run } = openTestShell();

test.each([
  ["date -d @0 '+%-d %_m %^a %3N %:z'", "1  1 THU 000 +00:00\n"],
  [
    "date -I -d @0; date -Is -d @0; date -R -d @0",
    /^1970-01-01\n1970-01-01T00:00:00\+00:00\nThu, 01/,
  ],
  ["TZ=Europe/Berlin date -d @1709622489", "Tue Mar  5 08:08:09 CET 2024\n"],
])("%s", async (script, stdout) => {
  const expected = typeof stdout === "string" ? stdout : expect.stringMatching(stdout);
  expect(await run(script)).toMatchObject({ stdout: expected, stderr: "", exitCode: 0 });
});

test("it sets no clock", async () => {
  const stderr = "date: setting the clock is not supported in this shell\n";
  expect(await run("date -s 2024-01-01")).toMatchObject({ stderr, exitCode: 2 });
});
