import type { StepFigures } from "./class-figures";
import { type ClassTimes, keyOf, type LearnerRecord, type StepAt } from "./class-records";
import { medianOf } from "./spread";
import { type Places, timeOnStepMs } from "./step-time";

/** Where the class is, and when it would be through if it went on so. */
export interface Forecast {
  /** The step that the learner in the middle of the class is on; null where that one is through, or nobody is there. */
  halfOn: StepAt | null;
  /** Null where all are through, or in less than a minute, or too little has passed to tell. */
  allDoneAtMs: number | null;
  done: number;
  of: number;
}

const fewestPasses = 5;
/** Told to the minute: below this the forecast would name the present one. */
const shortestMs = 60_000;
/** A learner is taken to be at most this many times as fast or slow as the class. */
const widestPace = 3;

/** `goneIds` are those who are away: nobody waits for them. */
export function forecastOf(
  learners: readonly LearnerRecord[],
  figures: readonly StepFigures[],
  times: ClassTimes,
  goneIds: ReadonlySet<string> = new Set(),
): Forecast {
  const places = figures.map(({ lab, step }) => ({ lab, step }));
  const counted = learners.filter(({ isCounted }) => isCounted);
  const left = counted.map((learner) => ({ learner, open: openSteps(learner, places) }));
  const byProgress = [...left].sort((a, b) => b.open.length - a.open.length);
  const middle = byProgress[(byProgress.length - 1) >> 1]?.open[0];
  const present = left.filter(({ learner }) => !goneIds.has(learner.id));
  const needMs = timesNeeded(figures);
  const remaining = present.map(({ learner, open }) => {
    const byMedian = open.reduce((sum, index) => sum + (needMs?.[index] ?? 0), 0);
    return byMedian * paceOf(learner, figures, times);
  });
  const longest = Math.max(0, ...remaining);
  return {
    halfOn: (middle !== undefined && places[middle]) || null,
    allDoneAtMs: needMs === null || longest < shortestMs ? null : times.nowMs + longest,
    done: left.filter(({ open }) => open.length === 0).length,
    of: counted.length,
  };
}

/** The indexes of the steps that have not passed. */
function openSteps({ steps }: LearnerRecord, places: Places): number[] {
  return places.flatMap((place, index) => (steps.get(keyOf(place))?.passedAtMs ? [] : [index]));
}

/** How long a step takes half of the class, ms; of one that few have passed, what the other steps take. */
function timesNeeded(figures: readonly StepFigures[]): number[] | null {
  const passes = figures.reduce((sum, { passedAtMs }) => sum + passedAtMs.length, 0);
  const usual = medianOf(figures.flatMap(({ medianMs }) => medianMs ?? []));
  if (passes < fewestPasses || usual === null) return null;
  return figures.map(({ medianMs }) => medianMs ?? usual);
}

/** How many times as long as the class a learner needed for what they passed. */
function paceOf(
  learner: LearnerRecord,
  figures: readonly StepFigures[],
  times: ClassTimes,
): number {
  const ratios = figures.flatMap(({ medianMs }, index) => {
    const ownMs = timeOnStepMs(learner, figures, index, times);
    return ownMs === null || !medianMs ? [] : [ownMs / medianMs];
  });
  return Math.min(widestPace, Math.max(1 / widestPace, medianOf(ratios) ?? 1));
}
