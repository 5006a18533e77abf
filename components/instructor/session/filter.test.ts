import { expect, it } from "vitest";
import type { BoardLearner } from "@/lib/contract/classroom/board";
import { createFilter, type Filter, noFilter } from "./filter";

const cell = (
  step: string,
  state: "open" | "passed" | "stuck",
  diagnosis: string | null = null,
) => ({
  ...{ lab: "l", step, state, attempts: 1, startedAt: null, passedAt: null, diagnosis },
});

const mirjam: BoardLearner = {
  ...{ id: "1", name: "Mirjam Frei", team: "team-07", isOnline: true, isHidden: false },
  ...{ joinedAt: "", lastSeenAt: "", needsHelp: null, need: null, at: null, isCounted: true },
  steps: [cell("a", "passed"), cell("b", "stuck", "wrong-job"), cell("c", "open")],
};

it.each<[Partial<Filter>, boolean]>([
  [{}, true],
  [{ words: "frei mir" }, true],
  [{ words: "urs" }, false],
  [{ team: "team-07" }, true],
  [{ team: "team-08" }, false],
  [{ presence: "online" }, true],
  [{ presence: "away" }, false],
  [{ presence: "needs-help" }, false],
  [{ step: "l/b" }, true],
  [{ step: "l/a" }, false],
  [{ step: "l/c" }, false],
  [{ step: "l/a", state: "passed" }, true],
  [{ step: "l/b", diagnosis: "wrong-job" }, true],
  [{ step: "l/c", diagnosis: "wrong-job" }, false],
  [{ diagnosis: "wrong-job" }, true],
  [{ state: "waiting" }, false],
])("%o shows the row: %s", (filter, isShown) => {
  expect(createFilter({ ...noFilter, ...filter }, ({ name }) => name)(mirjam)).toBe(isShown);
});
