import { LRUCache } from "lru-cache";
import { err, ok, type Result } from "@/lib/domain/result";

export type TooManyTries = { kind: "too-many-tries"; retryAfterSeconds: number };

/** How a try ended. */
export interface Try {
  /** It was right, so it does not count. */
  right(): void;
  /** It was wrong; the error is there where there have been too many from everywhere. */
  wrong(): Result<void, TooManyTries>;
}

/** Bounds how often somebody may guess. */
export interface GuessLimits {
  /** Begins a try from an address, or says when there may be one again; until it has ended it counts as wrong. */
  begin(address: string): Result<Try, TooManyTries>;
}

const windowMs = 5 * 60 * 1000;
const fromAddress = 10;
const fromAll = 100;
/** Beyond that many addresses the one that was quiet for longest counts as quiet. */
const maxAddresses = 10_000;

/**
 * After 10 wrong tries from an address within 5 minutes it waits, and after 100 from everywhere each address
 * that had a wrong one. From a quiet one the right try always works: nobody can lock others out.
 */
export function createGuessLimits(): GuessLimits {
  const byAddress = new LRUCache<string, number[]>({ max: maxAddresses });
  let all: number[] = [];

  const recent = (times: readonly number[]) => {
    const fromMs = Date.now() - windowMs;
    return times.filter((atMs) => atMs > fromMs);
  };

  /** When so many will be left that there is room for one more. */
  function tooMany(times: readonly number[], most: number): Result<never, TooManyTries> {
    const leavesMs = (times.at(-most) ?? Date.now()) + windowMs - Date.now();
    return err({
      kind: "too-many-tries",
      retryAfterSeconds: Math.max(1, Math.ceil(leavesMs / 1000)),
    });
  }

  function forget(address: string, atMs: number): void {
    byAddress.set(address, without(byAddress.get(address) ?? [], atMs));
    all = without(all, atMs);
  }

  return {
    begin(address) {
      const own = recent(byAddress.get(address) ?? []);
      all = recent(all);
      const isCrowded = all.length >= fromAll;
      if (own.length >= fromAddress) return tooMany(own, fromAddress);
      if (isCrowded && own.length > 0) return tooMany(all, fromAll);
      const atMs = Date.now();
      byAddress.set(address, [...own, atMs]);
      all = [...all, atMs];
      return ok({
        right: () => forget(address, atMs),
        wrong: () => (isCrowded ? tooMany(all, fromAll) : ok(undefined)),
      });
    },
  };
}

function without(times: readonly number[], atMs: number): number[] {
  const index = times.indexOf(atMs);
  return index < 0 ? [...times] : times.toSpliced(index, 1);
}
