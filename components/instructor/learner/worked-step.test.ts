import { expect, it } from "vitest";
import type { BoardCell } from "@/lib/contract/classroom/board";
import { workedStep } from "./worked-step";

const time = (minute: number | null) =>
  minute === null ? null : new Date(Date.UTC(2026, 10, 30, 9, minute)).toISOString();

const cell = (
  step: string,
  state: BoardCell["state"],
  started: number | null = null,
  passed: number | null = null,
): BoardCell => ({
  ...{ lab: "l", step, state, attempts: 1, diagnosis: null },
  ...{ startedAt: time(started), passedAt: time(passed) },
});

const [passed, open] = [cell("a", "passed", 1, 2), cell("b", "open")];

it.each<[string, BoardCell[], string | undefined]>([
  ["the first one where nothing was begun", [cell("a", "open"), open], "a"],
  ["the one after what was passed last", [passed, open], "b"],
  [
    "the one begun last, not one begun before",
    [cell("a", "trying", 1), cell("b", "stuck", 2)],
    "b",
  ],
  ["not one left out before", [passed, open, cell("c", "passed", 3, 4), cell("d", "open")], "d"],
  [
    "not one begun and left before",
    [cell("a", "trying", 1), cell("b", "passed", 3, 4), cell("c", "open")],
    "c",
  ],
  ["one left out where nothing comes after", [open, cell("c", "passed", 3, 4)], "b"],
  ["none where all have passed", [passed], undefined],
])("%s", (_, steps, worked) => {
  expect(workedStep(steps)?.step).toBe(worked);
});
