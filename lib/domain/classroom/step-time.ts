import { type ClassTimes, keyOf, type LearnerRecord, type StepAt } from "./class-records";
import { countedMs, gapsOf } from "./counted-time";
import { madOf, madToDeviation, medianOf } from "./spread";

/** The steps of a class in the order in which they are done, lab after lab. */
export type Places = readonly StepAt[];

/** When a learner came to a step: the step before was passed, it was opened, or they joined; whatever was last. */
export function cameAtMs(learner: LearnerRecord, places: Places, index: number): number {
  const [place, before] = [places[index], places[index - 1]];
  const openedAtMs = place && learner.steps.get(keyOf(place))?.openedAtMs;
  const passedBefore =
    before && before.lab === place?.lab && learner.steps.get(keyOf(before))?.passedAtMs;
  return Math.max(learner.joinedAtMs, openedAtMs || 0, passedBefore || 0);
}

/**
 * How long a learner was at a step until it passed, without pauses, the time in which it was closed, and the time
 * in which no page was in sight; ms. Null where it has not passed, or passed before they came to it, as with the step before.
 */
export function timeOnStepMs(
  learner: LearnerRecord,
  places: Places,
  index: number,
  times: ClassTimes,
): number | null {
  const place = places[index];
  const passedAtMs = place && learner.steps.get(keyOf(place))?.passedAtMs;
  if (!passedAtMs) return null;
  const fromMs = Math.max(times.openedAtMs, cameAtMs(learner, places, index));
  if (passedAtMs < fromMs) return null;
  return countedMs(fromMs, passedAtMs, [...gapsOf(times, place), ...learner.hidden]);
}

/** How long those who passed a step were at it, of learners who count; ms. */
export function timesOnStepMs(
  learners: Iterable<LearnerRecord>,
  places: Places,
  index: number,
  times: ClassTimes,
): number[] {
  const found: number[] = [];
  for (const learner of learners) {
    const each = learner.isCounted ? timeOnStepMs(learner, places, index, times) : null;
    if (each !== null) found.push(each);
  }
  return found;
}

const fewestToCompare = 5;
const neverSlowBeforeMs = 3 * 60_000;

/** After how long at a step somebody is slow, by those who passed it; null where too few have. */
export function slowAfterMs(timesMs: readonly number[]): number | null {
  const [median, mad] = [medianOf(timesMs), madOf(timesMs)];
  if (timesMs.length < fewestToCompare || median === null || mad === null) return null;
  return Math.max(neverSlowBeforeMs, median + 3 * madToDeviation * mad);
}
