import { type Kysely, sql } from "kysely";
import { LRUCache } from "lru-cache";
import type { Tables } from "./schema";
import { StorageFailure } from "./storage-failure";

/**
 * How much is kept of each learner, and after how many of their records what is older is looked for: of
 * the attempts seldom, as that walks over all of them. A verdict reads a team's newest 2,000 attempts
 * back, without their bodies, so none that it needs is ever among those that go.
 */
const bounds = {
  attempts: { kept: 5000, every: 1000 },
  bodies: { kept: 500, every: 100 },
  changes: { kept: 5000, every: 1000 },
} as const;
/** Learners whose records are counted; of one that is forgotten the next record counts as the first. */
const maxCounted = 2000;

interface Owner {
  learnerId: string;
  team: string;
}

interface Count {
  attempts: number;
  changes: number;
  /** Attempts up to this id have lost their bodies already. */
  bodiesGoneTo: number;
}

/** Keeps what a learner may leave behind within bounds. */
export interface Thinning {
  attemptAdded(owner: Owner): void;
  changesAdded(learnerId: string, count: number): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export function createThinning(db: Kysely<Tables>): Thinning {
  const counts = new LRUCache<string, Count>({ max: maxCounted });
  const underWay = new Set<Promise<void>>();

  function countOf(learnerId: string): Count {
    const known = counts.get(learnerId);
    if (known) return known;
    const count = { attempts: 0, changes: 0, bodiesGoneTo: 0 };
    counts.set(learnerId, count);
    return count;
  }

  /** Beside the record that caused it, which neither waits for this nor fails with it. */
  function start(work: () => Promise<void>): void {
    const run = work()
      .catch((error: unknown) => {
        // The next record tells of a database that fails.
        if (!(error instanceof StorageFailure)) throw error;
      })
      .finally(() => underWay.delete(run));
    underWay.add(run);
  }

  return {
    attemptAdded(owner) {
      const count = countOf(owner.learnerId);
      const isFor = ({ every }: { every: number }) => count.attempts % every === 0;
      if (isFor(bounds.bodies)) start(() => dropBodies(db, owner, count));
      if (isFor(bounds.attempts)) start(() => dropAttempts(db, owner));
      count.attempts += 1;
    },
    changesAdded(learnerId, added) {
      const count = countOf(learnerId);
      const { every } = bounds.changes;
      const isFirst = count.changes === 0;
      const isDue = Math.floor((count.changes + added) / every) > Math.floor(count.changes / every);
      count.changes += added;
      if (isFirst || isDue) start(() => dropChanges(db, learnerId));
    },
    async settled() {
      await Promise.all(underWay);
    },
  };
}

async function dropBodies(db: Kysely<Tables>, owner: Owner, count: Count): Promise<void> {
  const newest = await beyond(db, owner, bounds.bodies.kept);
  if (newest === undefined) return;
  const nothing = new Uint8Array();
  await db
    .updateTable("attempts")
    .set({ body_head: nothing, body_tail: nothing })
    .where("team", "=", owner.team)
    .where("learner_id", "=", owner.learnerId)
    .where("id", ">", count.bodiesGoneTo)
    .where("id", "<=", newest)
    .where(sql`length(body_head)`, ">", 0)
    .execute();
  count.bodiesGoneTo = newest;
}

async function dropAttempts(db: Kysely<Tables>, owner: Owner): Promise<void> {
  const newest = await beyond(db, owner, bounds.attempts.kept);
  if (newest === undefined) return;
  await db
    .deleteFrom("attempts")
    .where("team", "=", owner.team)
    .where("learner_id", "=", owner.learnerId)
    .where("id", "<=", newest)
    .execute();
}

/** The newest attempt that so many newer ones follow. By team first, because that is how they are indexed. */
async function beyond(db: Kysely<Tables>, owner: Owner, kept: number): Promise<number | undefined> {
  const row = await db
    .selectFrom("attempts")
    .select("id")
    .where("team", "=", owner.team)
    .where("learner_id", "=", owner.learnerId)
    .orderBy("id", "desc")
    .limit(1)
    .offset(kept)
    .executeTakeFirst();
  return row && Number(row.id);
}

async function dropChanges(db: Kysely<Tables>, learnerId: string): Promise<void> {
  const newest = await db
    .selectFrom("verdict_changes")
    .select("id")
    .where("learner_id", "=", learnerId)
    .orderBy("id", "desc")
    .limit(1)
    .offset(bounds.changes.kept)
    .executeTakeFirst();
  if (!newest) return;
  await db
    .deleteFrom("verdict_changes")
    .where("learner_id", "=", learnerId)
    .where("id", "<=", newest.id)
    .execute();
}
