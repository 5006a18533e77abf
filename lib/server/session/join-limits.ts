import { LRUCache } from "lru-cache";
import { err, ok, type Result } from "@/lib/domain/result";
import type { JoinRate } from "@/lib/server/env";

/** More have joined than may; when it makes sense to try again. */
type TooManyJoins = { kind: "too-many-joins"; retryAfterSeconds: number };

export interface JoinLimits {
  /** Counts a join from an address, or says when there may be one again. */
  admit(address: string): Result<void, TooManyJoins>;
}

/** What all addresses together may, in terms of what one may. */
const addressesAtOnce = 4;

/** Beyond that many addresses the one that was quiet for longest counts as new. */
const maxAddresses = 10_000;

/** Limits by address and in all: a class sits behind one address, a flood may come from several. */
export function createJoinLimits(byAddress: JoinRate): JoinLimits {
  const inAll = createBucket({
    burst: byAddress.burst * addressesAtOnce,
    perSecond: byAddress.perSecond * addressesAtOnce,
  });
  const buckets = new LRUCache<string, Bucket>({ max: maxAddresses });

  function bucketOf(address: string): Bucket {
    const bucket = buckets.get(address) ?? createBucket(byAddress);
    buckets.set(address, bucket);
    return bucket;
  }

  return {
    admit(address) {
      const own = bucketOf(address);
      const waitSeconds = Math.max(own.waitSeconds(), inAll.waitSeconds());
      if (waitSeconds > 0) {
        return err({ kind: "too-many-joins", retryAfterSeconds: Math.ceil(waitSeconds) });
      }
      own.take();
      inAll.take();
      return ok(undefined);
    },
  };
}

interface Bucket {
  /** 0 where one can be taken now. */
  waitSeconds(): number;
  take(): void;
}

function createBucket({ burst, perSecond }: JoinRate): Bucket {
  let left = burst;
  let atMs = Date.now();
  function fill(): number {
    const nowMs = Date.now();
    left = Math.min(burst, left + (Math.max(0, nowMs - atMs) / 1000) * perSecond);
    atMs = nowMs;
    return left;
  }
  return {
    waitSeconds: () => Math.max(0, (1 - fill()) / perSecond),
    take() {
      left = fill() - 1;
    },
  };
}
