import type { Column } from "@/components/instructor/session/columns";
import { currentStep } from "@/components/instructor/session/filter";
import type { BoardLearner } from "@/lib/contract/classroom/board";

/** One row of the projector: how many are on a step or lab, and how many have passed it. */
export interface Arrival {
  key: string;
  number: string;
  title: string;
  here: number;
  passed: number;
}

/** Where the class is, without saying who: by step or folded lab, and how many are through. */
export function arrivalsOf(
  learners: Iterable<BoardLearner>,
  columns: readonly Column[],
): { rows: Arrival[]; done: number; count: number } {
  const rows = columns.map(({ key, number, title }) => ({
    key,
    number,
    title,
    here: 0,
    passed: 0,
  }));
  const rowOf = new Map<string, number>();
  columns.forEach((column, index) => {
    for (const key of column.kind === "step" ? [column.key] : column.steps) rowOf.set(key, index);
  });
  let [done, count] = [0, 0];
  for (const { isCounted, steps } of learners) {
    if (!isCounted) continue;
    count += 1;
    const open = steps.filter(({ state }) => state !== "passed");
    const current = currentStep(steps);
    if (!current) done += 1;
    const here = current && rows[rowOf.get(`${current.lab}/${current.step}`) ?? -1];
    if (here) here.here += 1;
    const openRows = new Set(open.map(({ lab, step }) => rowOf.get(`${lab}/${step}`)));
    rows.forEach((row, index) => {
      if (!openRows.has(index)) row.passed += 1;
    });
  }
  return { rows, done, count };
}
