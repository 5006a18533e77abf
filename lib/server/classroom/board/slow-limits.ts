import { type ClassTimes, keyOf, type LearnerRecord } from "@/lib/domain/classroom/class-records";
import { type Places, slowAfterMs, timesOnStepMs } from "@/lib/domain/classroom/step-time";

/** After how long at a step somebody is slow; steps that nobody has passed since are not counted anew. */
export interface SlowLimits {
  /** Somebody passed it, which also says when they came to the next. */
  passed(key: string): void;
  all(): void;
  read(learners: () => LearnerRecord[], times: ClassTimes): ReadonlyMap<string, number>;
}

export function createSlowLimits(places: Places): SlowLimits {
  const indexes = new Map(places.map((place, index) => [keyOf(place), index]));
  const stale = new Set(indexes.values());
  const limits = new Map<string, number>();
  return {
    passed(key) {
      const index = indexes.get(key);
      if (index !== undefined) stale.add(index).add(index + 1);
    },
    all() {
      for (const index of indexes.values()) stale.add(index);
    },
    read(learners, times) {
      if (stale.size === 0) return limits;
      const all = learners();
      for (const index of stale) {
        const place = places[index];
        if (!place) continue;
        const limitMs = slowAfterMs(timesOnStepMs(all, places, index, times));
        if (limitMs === null) limits.delete(keyOf(place));
        else limits.set(keyOf(place), limitMs);
      }
      stale.clear();
      return limits;
    },
  };
}
