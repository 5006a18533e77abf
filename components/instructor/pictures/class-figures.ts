import type { StepColumn } from "@/components/instructor/session/columns";
import type { BoardCell, BoardLearner, Misconception } from "@/lib/contract/classroom/board";

/** One step in figures, of learners who count. */
export interface StepFigures {
  key: string;
  number: string;
  title: string;
  /** How many have begun it, those who passed included. */
  begun: number;
  /** When it was passed, in order; milliseconds since the epoch. */
  passedAtMs: readonly number[];
  /** From the first attempt to the pass, in order; ms. */
  timesMs: readonly number[];
}

/** Where the class is on each step, in order. */
export function stepFigures(
  learners: Iterable<BoardLearner>,
  columns: readonly StepColumn[],
): StepFigures[] {
  const cells = new Map<string, BoardCell[]>();
  for (const { isCounted, steps } of learners) {
    if (!isCounted) continue;
    for (const cell of steps) {
      const key = `${cell.lab}/${cell.step}`;
      const own = cells.get(key);
      if (own) own.push(cell);
      else cells.set(key, [cell]);
    }
  }
  return columns.map(({ key, number, title }) => {
    const own = cells.get(key) ?? [];
    const passed = own.flatMap(({ passedAt }) => (passedAt ? [Date.parse(passedAt)] : []));
    const times = own.flatMap(({ startedAt, passedAt }) =>
      startedAt && passedAt ? [Math.max(0, Date.parse(passedAt) - Date.parse(startedAt))] : [],
    );
    return {
      ...{ key, number, title },
      begun: own.filter(({ state }) => state !== "open").length,
      passedAtMs: passed.sort((a, b) => a - b),
      timesMs: times.sort((a, b) => a - b),
    };
  });
}

/** The value below which a share of sorted values lies, between two of them where it falls there; null of none. */
export function quantile(sorted: readonly number[], share: number): number | null {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (at % 1);
}

/** The diagnoses of all steps together, most common first. */
export function commonMistakes(all: readonly Misconception[]): { code: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { code, count } of all) counts.set(code, (counts.get(code) ?? 0) + count);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}
