import { expect, it } from "vitest";
import { hintEffectText, minutesText, spanText } from "./hint-words";

const hint = { id: "h", sentAt: "2026-11-30T14:02:05.000Z", to: 9 };

it("tells what became of a hint", () => {
  expect(hintEffectText({ ...hint, passedSince: 6, medianMs: 130_000, stillHere: 3 }, "UTC")).toBe(
    "sent 14:02 to 9, 6 passed since, median 2:10, 3 still here",
  );
  expect(hintEffectText({ ...hint, passedSince: 0, medianMs: null, stillHere: 0 }, "UTC")).toBe(
    "sent 14:02 to 9, none passed since",
  );
});

it("tells spans", () => {
  expect([0, 9_000, 130_000, 3_725_000].map(spanText)).toEqual(["0:00", "0:09", "2:10", "1:02:05"]);
  expect([-5, 59_000, 360_000, 7_300_000].map(minutesText)).toEqual([
    ...["less than 1 min", "less than 1 min", "6 min", "2 h"],
  ]);
});
