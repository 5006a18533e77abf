import {
  type ClassTimes,
  isUnderWay,
  keyOf,
  type LearnerRecord,
  type StepAt,
  type StepRecord,
} from "./class-records";
import { countedMs, gapsOf, isClassOpen, lastOpenedMs, lastResumedMs } from "./counted-time";
import { cameAtMs, type Places } from "./step-time";

/** What a cell of the board says about one step of one learner. */
export const cellStates = ["open", "trying", "waiting", "passed", "stuck"] as const;
export type CellState = (typeof cellStates)[number];

/** Why somebody should go there, most urgent first. */
export const needRules = ["asked", "same-diagnosis", "slow", "away"] as const;
export type NeedRule = (typeof needRules)[number];

/** The rule that holds for a learner, on which step, and since when. */
export interface Need extends StepAt {
  rule: NeedRule;
  sinceMs: number;
}

/** What a learner's need is seen against. */
export interface ClassView {
  places: Places;
  /** Keys of the steps that are closed. */
  closed: ReadonlySet<string>;
  times: ClassTimes;
  /** By the key of a step: after how long at it somebody is slow; none where too few have passed it. */
  slowAfterMs: ReadonlyMap<string, number>;
  /** By team, the last attempt of anybody in it. */
  lastAttemptMs: ReadonlyMap<string, number>;
}

const repeatedFrom = 3;
const awayAfterMs = 10 * 60_000;

/** Whether attempt after attempt ended with one diagnosis, which still stands. */
export const isRepeating = (step: StepRecord): boolean =>
  isUnderWay(step) && step.outcome === "failed" && step.sameCodeAttempts >= repeatedFrom;

/**
 * Who needs help, and by which rule. A page that is not in sight is no reason, and neither is a time in which
 * nobody could work. Who does not count is told only where they asked.
 */
export function needOf(learner: LearnerRecord, view: ClassView): Need | null {
  const asked = learner.askedHelp;
  if (asked) return { rule: "asked", lab: asked.lab, step: asked.step, sinceMs: asked.atMs };
  if (!learner.isCounted) return null;
  const repeated = repeatedStep(learner, view);
  if (repeated) return repeated;
  if (!isClassOpen(view.times)) return null;
  const index = currentIndex(learner, view);
  const place = view.places[index];
  if (!place) return null;
  const awaySinceMs = awaySince(learner, view);
  if (awaySinceMs !== null) return { rule: "away", ...place, sinceMs: awaySinceMs };
  const slowSinceMs = learner.isHidden ? null : slowSince(learner, view, index);
  return slowSinceMs === null ? null : { rule: "slow", ...place, sinceMs: slowSinceMs };
}

function repeatedStep({ steps }: LearnerRecord, { places, closed }: ClassView): Need | null {
  let newest: StepRecord | null = null;
  for (const place of places) {
    const step = steps.get(keyOf(place));
    if (!step || !isRepeating(step) || closed.has(keyOf(place))) continue;
    if (!newest || (step.lastAttemptAtMs ?? 0) > (newest.lastAttemptAtMs ?? 0)) newest = step;
  }
  if (!newest) return null;
  const sinceMs = newest.codeSinceMs ?? newest.lastAttemptAtMs ?? 0;
  return { rule: "same-diagnosis", lab: newest.lab, step: newest.step, sinceMs };
}

/**
 * Where a learner is: the step not passed that they touched last, else the first one after the last that they
 * passed, else the first; -1 where none is left.
 */
export function currentIndex({ steps }: LearnerRecord, { places, closed }: CurrentView): number {
  let [best, bestMs, first, lastPassed, next] = [-1, 0, -1, -1, -1];
  places.forEach((place, index) => {
    const step = steps.get(keyOf(place));
    if (step?.passedAtMs) lastPassed = index;
    if (step?.passedAtMs || closed.has(keyOf(place))) return;
    if (first < 0) first = index;
    if (next <= lastPassed) next = index;
    const touchedMs = Math.max(step?.openedAtMs ?? 0, step?.lastAttemptAtMs ?? 0);
    if (touchedMs > bestMs) [best, bestMs] = [index, touchedMs];
  });
  const passedMs = lastPassed < 0 ? 0 : passedAt(steps, places[lastPassed]);
  if (best >= 0 && bestMs >= passedMs) return best;
  return next > lastPassed ? next : first;
}

/** As much of the class as tells where somebody is. */
export type CurrentView = Pick<ClassView, "places" | "closed">;

const passedAt = (steps: LearnerRecord["steps"], place: StepAt | undefined) =>
  (place && steps.get(keyOf(place))?.passedAtMs) ?? 0;

/** No page is open and nothing was sent for long while the class was at work. */
function awaySince(learner: LearnerRecord, { times }: ClassView): number | null {
  if (learner.isOnline) return null;
  const attempts = [...learner.steps.values()].map(({ lastAttemptAtMs }) => lastAttemptAtMs ?? 0);
  const seenMs = Math.max(learner.lastSeenAtMs, ...attempts);
  const fromMs = Math.max(seenMs, lastResumedMs(times));
  return countedMs(fromMs, times.nowMs, times.pauses) > awayAfterMs ? seenMs : null;
}

/** When the time at the step became longer than that of the others. */
function slowSince(learner: LearnerRecord, view: ClassView, index: number): number | null {
  const { places, times, lastAttemptMs } = view;
  const place = places[index];
  const limitMs = place && view.slowAfterMs.get(keyOf(place));
  if (!place || limitMs === undefined) return null;
  const fromMs = Math.max(
    cameAtMs(learner, places, index),
    lastOpenedMs(times, place),
    lastResumedMs(times),
    lastAttemptMs.get(learner.team) ?? 0,
  );
  const atItMs = countedMs(fromMs, times.nowMs, [...gapsOf(times, place), ...learner.hidden]);
  return atItMs > limitMs ? times.nowMs - (atItMs - limitMs) : null;
}
