import { type ClassTimes, keyOf, type LearnerRecord, type StepAt } from "./class-records";
import { madOf, madToDeviation, medianOf } from "./spread";
import { type Places, timesOnStepMs } from "./step-time";

/** How the class got on with one step: a row of the funnel, and a curve of the passes over time. */
export interface StepFigures extends StepAt {
  opened: number;
  begun: number;
  /** When each of those who passed it did, in order. */
  passedAtMs: number[];
  /** How long they were at it, ms; null of none. */
  medianMs: number | null;
  /** As wide as a standard deviation, ms. */
  spreadMs: number | null;
}

/** The figures of every step, of the learners who count. */
export function figuresOf(
  learners: readonly LearnerRecord[],
  places: Places,
  times: ClassTimes,
): StepFigures[] {
  const counted = learners.filter(({ isCounted }) => isCounted);
  return places.map((place, index) => {
    const steps = counted.flatMap(({ steps }) => steps.get(keyOf(place)) ?? []);
    const onStepMs = timesOnStepMs(counted, places, index, times);
    const mad = madOf(onStepMs);
    return {
      ...place,
      opened: steps.filter(
        (step) => (step.openedAtMs ?? step.startedAtMs ?? step.passedAtMs) !== null,
      ).length,
      begun: steps.filter((step) => (step.startedAtMs ?? step.passedAtMs) !== null).length,
      passedAtMs: steps.flatMap(({ passedAtMs }) => passedAtMs ?? []).sort((a, b) => a - b),
      medianMs: medianOf(onStepMs),
      spreadMs: mad === null ? null : mad * madToDeviation,
    };
  });
}

/** A diagnosis that learners met, whether or not it still stands. */
export interface Mistake extends StepAt {
  code: string;
  /** How many learners met it, and how often in all. */
  learners: number;
  times: number;
}

/** What was got wrong most, by how many met it. */
export function commonMistakes(
  met: Iterable<StepAt & { code: string; learner: string }>,
): Mistake[] {
  const all = new Map<string, StepAt & { code: string; who: Set<string>; times: number }>();
  for (const { lab, step, code, learner } of met) {
    const key = JSON.stringify([lab, step, code]);
    const known = all.get(key) ?? { lab, step, code, who: new Set<string>(), times: 0 };
    known.who.add(learner);
    known.times += 1;
    all.set(key, known);
  }
  return [...all.values()]
    .map(({ who, ...mistake }) => ({ ...mistake, learners: who.size }))
    .sort((a, b) => b.learners - a.learners || b.times - a.times);
}
