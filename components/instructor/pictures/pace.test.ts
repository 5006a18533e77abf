import { expect, it } from "vitest";
import type { BoardLearner } from "@/lib/contract/classroom/board";
import { paceOf } from "./pace";

const minute = 60_000;
const nowMs = Date.parse("2026-11-30T10:00:00.000Z");
const keys = ["l/a", "l/b"];

/** Passed each step so many minutes ago; null has not. */
function learner(id: string, agoMin: (number | null)[], isOnline = true): BoardLearner {
  return {
    ...{ id, name: id, team: id, isOnline, isHidden: false, isCounted: true },
    ...{ joinedAt: "", lastSeenAt: "", needsHelp: null, need: null },
    steps: ["a", "b"].map((step, i) => {
      const ago = agoMin[i] ?? null;
      const passedAt = ago === null ? null : new Date(nowMs - ago * minute).toISOString();
      const state = passedAt ? ("passed" as const) : ("open" as const);
      return { lab: "l", step, state, attempts: 1, startedAt: null, passedAt, diagnosis: null };
    }),
  };
}

const times = { startedAtMs: nowMs - 10 * minute, nowMs };

it("says where the middle of the class is, and goes on at the pace of the last minutes", () => {
  const class4 = [
    learner("1", [8, 2]),
    learner("2", [7]),
    learner("3", [3]),
    learner("4", []),
    learner("gone", [], false),
  ];
  // Four passes in ten minutes, and four to go of those who are there.
  expect(paceOf(class4, keys, times)).toEqual({ halfIsOn: "l/b", doneAtMs: nowMs + 10 * minute });
});

it("says no time from too few passes, and none when all are done", () => {
  expect(paceOf([learner("1", [2, 1]), learner("2", [])], keys, times).doneAtMs).toBe(null);
  expect(paceOf([learner("1", [5, 4]), learner("2", [3, 2])], keys, times)).toEqual({
    halfIsOn: null,
    doneAtMs: null,
  });
  expect(paceOf([], keys, times)).toEqual({ halfIsOn: null, doneAtMs: null });
});
