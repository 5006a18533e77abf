import { LRUCache } from "lru-cache";
import { err, ok, type Result } from "@/lib/domain/result";

export type AskedTooOften = { kind: "asked-too-often"; retryAfterSeconds: number };

/** Whoever presses a button does it less often; each is written down and shown to all instructors. */
const most = 20;
const withinMs = 60_000;
const maxLearners = 5000;

/** Bounds how often a learner asks for help, puts it off or withdraws it. */
export function createHelpLimits(): (learnerId: string) => Result<void, AskedTooOften> {
  const byLearner = new LRUCache<string, number[]>({ max: maxLearners });
  return (learnerId) => {
    const nowMs = Date.now();
    const recent = (byLearner.get(learnerId) ?? []).filter((atMs) => atMs > nowMs - withinMs);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= most) {
      const retryAfterSeconds = Math.max(1, Math.ceil((oldest + withinMs - nowMs) / 1000));
      return err({ kind: "asked-too-often", retryAfterSeconds });
    }
    byLearner.set(learnerId, [...recent, nowMs]);
    return ok(undefined);
  };
}
