import { type Kysely, sql } from "kysely";
import { LRUCache } from "lru-cache";
import { keptWhole, newestBeyond } from "./newest-beyond";
import { lossEffects } from "./notebook/notebook-meant";
import type { Tables } from "./schema";
import { StorageFailure } from "./storage-failure";

/**
 * How much is kept of each learner, and after how many of their records what is older is looked for. A verdict
 * reads a team's newest 2,000 attempts back, without their bodies, so none that it needs is ever among those that
 * lose their details. So many rows come from a loop alone, and the disk is everybody's.
 */
const bounds = {
  rows: { kept: 100_000, every: 5000 },
  details: { kept: keptWhole, every: 1000 },
  bodies: { kept: 500, every: 100 },
  changes: { kept: 5000, every: 1000 },
} as const;
/** Learners whose records are counted; of one that is forgotten the next record counts as the first. */
const maxCounted = 2000;

interface Count {
  attempts: number;
  changes: number;
  /** Attempts up to these ids have lost their bodies and their details already. */
  bodiesGoneTo: number;
  detailsGoneTo: number;
}

/** Keeps what a learner may leave behind within bounds. */
export interface Thinning {
  attemptAdded(learnerId: string): void;
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
    const count = { attempts: 0, changes: 0, bodiesGoneTo: 0, detailsGoneTo: 0 };
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
    attemptAdded(learnerId) {
      const count = countOf(learnerId);
      const isFor = ({ every }: { every: number }) => count.attempts % every === 0;
      if (isFor(bounds.bodies)) start(() => dropBodies(db, learnerId, count));
      if (isFor(bounds.details)) start(() => dropDetails(db, learnerId, count));
      if (isFor(bounds.rows)) start(() => dropRows(db, learnerId));
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

async function dropBodies(db: Kysely<Tables>, learnerId: string, count: Count): Promise<void> {
  const newest = await newestBeyond(db, "attempts", learnerId, bounds.bodies.kept);
  if (newest === undefined) return;
  const nothing = new Uint8Array();
  await db
    .updateTable("attempts")
    .set({ body_head: nothing, body_tail: nothing })
    .where("learner_id", "=", learnerId)
    .where("id", ">", count.bodiesGoneTo)
    .where("id", "<=", newest)
    .where(sql`length(body_head)`, ">", 0)
    .execute();
  count.bodiesGoneTo = newest;
}

/** What stays is who sent which request when, from where, and how it was answered. */
async function dropDetails(db: Kysely<Tables>, learnerId: string, count: Count): Promise<void> {
  const newest = await newestBeyond(db, "attempts", learnerId, bounds.details.kept);
  if (newest === undefined) return;
  const nothing = { effect: JSON.stringify({ kind: "none" }), answer: "", metrics: "[]" };
  await db
    .updateTable("attempts")
    .set({ ...nothing, refusal: null })
    .where("learner_id", "=", learnerId)
    .where("id", ">", count.detailsGoneTo)
    .where("id", "<=", newest)
    // A notebook asks for these by their effect.
    .where("effect", "not in", lossEffects)
    .where(({ eb, or }) =>
      or([
        eb("effect", "!=", nothing.effect),
        eb("answer", "!=", nothing.answer),
        eb("metrics", "!=", nothing.metrics),
        eb("refusal", "is not", null),
      ]),
    )
    .execute();
  count.detailsGoneTo = newest;
}

async function dropRows(db: Kysely<Tables>, learnerId: string): Promise<void> {
  const newest = await newestBeyond(db, "attempts", learnerId, bounds.rows.kept);
  if (newest === undefined) return;
  await db
    .deleteFrom("attempts")
    .where("learner_id", "=", learnerId)
    .where("id", "<=", newest)
    .execute();
}

async function dropChanges(db: Kysely<Tables>, learnerId: string): Promise<void> {
  const newest = await newestBeyond(db, "verdict_changes", learnerId, bounds.changes.kept);
  if (newest === undefined) return;
  await db
    .deleteFrom("verdict_changes")
    .where("learner_id", "=", learnerId)
    .where("id", "<=", newest)
    .execute();
}
