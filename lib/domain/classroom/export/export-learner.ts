import { cellDiagnosis, cellState } from "@/lib/domain/classroom/cell";
import { type ClassTimes, keyOf, type LearnerRecord } from "@/lib/domain/classroom/class-records";
import type { Need } from "@/lib/domain/classroom/need";
import { type Places, timeOnStepMs } from "@/lib/domain/classroom/step-time";

/** One learner on one step, as every export tells it; times are ISO 8601 in UTC. */
export interface ExportedStep {
  lab: string;
  step: string;
  state: string;
  attempts: number;
  openedAt: string | null;
  startedAt: string | null;
  passedAt: string | null;
  /** Without pauses and without the time in which no page was in sight. */
  secondsOnStep: number | null;
  diagnosis: string | null;
  message: string | null;
}

const isoTime = (atMs: number | null): string | null =>
  atMs === null ? null : new Date(atMs).toISOString();

/** The steps of a learner in their order; `need` is what holds for them. */
export function exportSteps(
  learner: LearnerRecord,
  places: Places,
  times: ClassTimes,
  { need, hasWords }: { need: Need | null; hasWords: boolean },
): ExportedStep[] {
  return places.map((place, index) => {
    const step = learner.steps.get(keyOf(place));
    const onStepMs = timeOnStepMs(learner, places, index, times);
    const diagnosis = cellDiagnosis(step);
    return {
      ...place,
      state: cellState(step, need, keyOf(place)),
      attempts: step?.attempts ?? 0,
      openedAt: isoTime(step?.openedAtMs ?? null),
      startedAt: isoTime(step?.startedAtMs ?? null),
      passedAt: isoTime(step?.passedAtMs ?? null),
      secondsOnStep: onStepMs === null ? null : Math.round(onStepMs / 1000),
      diagnosis,
      message: hasWords && diagnosis !== null ? (step?.message ?? null) : null,
    };
  });
}
