import type { Column } from "@/components/instructor/session/columns";
import type { BoardLearner } from "@/lib/contract/classroom/board";

/** By column, how many of those who count have passed its step, or all steps of its lab. */
export function countPassed(
  learners: Iterable<BoardLearner>,
  columns: readonly Column[],
): { count: number; passed: number[] } {
  const passed = columns.map(() => 0);
  let count = 0;
  for (const { isCounted, steps } of learners) {
    if (!isCounted) continue;
    count += 1;
    const own = new Set<string>();
    for (const { lab, step, state } of steps) if (state === "passed") own.add(`${lab}/${step}`);
    columns.forEach((column, index) => {
      const keys = column.kind === "step" ? [column.key] : column.steps;
      if (keys.every((key) => own.has(key))) passed[index] = (passed[index] ?? 0) + 1;
    });
  }
  return { count, passed };
}
