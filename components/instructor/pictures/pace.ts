import type { BoardLearner } from "@/lib/contract/classroom/board";

/** Where the middle of the class is, and when all would be done if it goes on so. */
export interface Pace {
  /** The first step, as `lab/step`, that fewer than half have passed; null where half have passed all. */
  halfIsOn: string | null;
  /** Milliseconds since the epoch; null while nothing can be said. */
  doneAtMs: number | null;
}

/** The pace is that of the last so many milliseconds. */
const spanMs = 15 * 60_000;
const fewestPasses = 3;

/**
 * Of those who count. The forecast takes the passes of the last quarter of an hour, or of the time since the class
 * began where that is less, for the pace of the rest; who is away does not hold it up.
 */
export function paceOf(
  learners: Iterable<BoardLearner>,
  keys: readonly string[],
  times: { startedAtMs: number; nowMs: number },
): Pace {
  const counted = [...learners].filter(({ isCounted }) => isCounted);
  const fromMs = Math.max(times.startedAtMs, times.nowMs - spanMs);
  const cells = counted.flatMap(({ steps }) => steps);
  const passed = new Map<string, number>();
  for (const { lab, step, state } of cells) {
    const key = `${lab}/${step}`;
    if (state === "passed") passed.set(key, (passed.get(key) ?? 0) + 1);
  }
  const recent = cells.filter(({ passedAt }) => passedAt && Date.parse(passedAt) >= fromMs).length;
  const open = counted
    .filter(({ isOnline }) => isOnline)
    .flatMap(({ steps }) => steps.filter(({ state }) => state !== "passed")).length;
  const halfIsOn = keys.find((key) => (passed.get(key) ?? 0) * 2 < counted.length) ?? null;
  const canTell = recent >= fewestPasses && open > 0 && times.nowMs > fromMs;
  const doneAtMs = canTell ? times.nowMs + (open * (times.nowMs - fromMs)) / recent : null;
  return { halfIsOn: counted.length === 0 ? null : halfIsOn, doneAtMs };
}
