import { expect, test } from "vitest";
import { clockText, dateText, dayText, minuteText, momentText, shortText } from "./time-text";

const atS = Date.UTC(2026, 10, 25, 22, 4, 5) / 1000;

test("tells a time in the zone that is asked for", () => {
  expect(clockText(atS, "UTC")).toBe("22:04:05");
  expect(clockText(atS, "Asia/Kolkata")).toBe("03:34:05");
  expect(minuteText(atS, "Asia/Kolkata")).toBe("03:34");
  expect(dayText(atS, "Asia/Kolkata")).toBe("26 Nov");
  expect(momentText(atS, "America/New_York")).toBe("25 Nov, 17:04:05");
  expect(dateText(atS, "America/New_York")).toBe("25 November 2026, 17:04");
});

test("leaves out the day of what is not long ago", () => {
  expect(shortText(atS, atS + 60, "UTC")).toBe("22:04:05");
  expect(shortText(atS, atS + 86_400, "UTC")).toBe("25 Nov, 22:04:05");
});
