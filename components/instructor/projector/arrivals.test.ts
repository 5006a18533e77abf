import { expect, it } from "vitest";
import type { StepColumn } from "@/components/instructor/session/columns";
import type { BoardLearner } from "@/lib/contract/classroom/board";
import { arrivalsOf } from "./arrivals";

const column = (step: string): StepColumn => ({
  ...{ kind: "step", key: `l/${step}`, lab: "l", step, number: step, title: step, isClosed: false },
});

function learner(passed: number, isCounted = true): BoardLearner {
  return {
    ...{ id: "x", name: "x", team: "x", isOnline: true, isHidden: false, isCounted },
    ...{ joinedAt: "", lastSeenAt: "", needsHelp: null, need: null, at: null },
    steps: ["a", "b"].map((step, i) => ({
      ...{ lab: "l", step, state: i < passed ? ("passed" as const) : ("open" as const) },
      ...{ attempts: 0, startedAt: null, passedAt: null, diagnosis: null },
    })),
  };
}

it("counts who is on each step and who has passed it, of those who count", () => {
  const class5 = [learner(0), learner(1), learner(1), learner(2), learner(2, false)];
  const { rows, done, count } = arrivalsOf(class5, [column("a"), column("b")]);
  expect(rows.map(({ key, here, passed }) => [key, here, passed])).toEqual([
    ["l/a", 1, 3],
    ["l/b", 2, 1],
  ]);
  expect([done, count]).toEqual([1, 4]);
});
