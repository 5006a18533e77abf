import type { Kysely } from "kysely";
import { LRUCache } from "lru-cache";
import type { StepRecord } from "@/lib/domain/classroom/class-records";
import type { Tables } from "@/lib/server/store/schema";
import { StorageFailure } from "@/lib/server/store/storage-failure";
import type { ClassEvent } from "./class-event";
import { eventsOfRow } from "./class-event-rows";
import { countsFrom } from "./counts-from";

/** Of a learner so many of the newest stay as they are; what is older is looked for after so many more. */
const kept = 5000;
const every = 1000;
const maxCounted = 2000;

/** What somebody can cause without end. */
const endless = ["attempt", "verdict"] as const;

/** Keeps what a learner leaves behind in the events of a class within bounds. */
export interface EventThinning {
  added(events: readonly Pick<ClassEvent, "kind" | "learnerId">[]): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export function createEventThinning(db: Kysely<Tables>): EventThinning {
  const counts = new LRUCache<string, number>({ max: maxCounted });
  const underWay = new Set<Promise<void>>();

  /** Beside the event that caused it, which neither waits for this nor fails with it. */
  function start(learnerId: string): void {
    const run = thinEvents(db, learnerId)
      .catch((error: unknown) => {
        // The next event tells of a database that fails.
        if (!(error instanceof StorageFailure)) throw error;
      })
      .finally(() => underWay.delete(run));
    underWay.add(run);
  }

  return {
    added(events) {
      for (const { kind, learnerId } of events) {
        if (learnerId === null || !endless.some((each) => each === kind)) continue;
        const count = counts.get(learnerId) ?? 0;
        counts.set(learnerId, count + 1);
        if (count % every === 0) start(learnerId);
      }
    },
    async settled() {
      await Promise.all(underWay);
    },
  };
}

/** Puts one event with what was counted in the place of attempts and verdicts that many newer ones follow. */
function thinEvents(db: Kysely<Tables>, learnerId: string): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const newest = await trx
      .selectFrom("class_events")
      .select(["id", "workshop"])
      .where("learner_id", "=", learnerId)
      .where("kind", "in", [...endless])
      .orderBy("id", "desc")
      .limit(1)
      .offset(kept)
      .executeTakeFirst();
    if (!newest) return;
    const old = () =>
      trx
        .selectFrom("class_events")
        .where("learner_id", "=", learnerId)
        .where("kind", "in", [...endless, "thinned"])
        .where("id", "<=", newest.id);
    const rows = await old().selectAll().orderBy("id").execute();
    const steps: StepRecord[] = countsFrom(rows.flatMap(eventsOfRow)).map(({ count }) => count);
    await trx
      .deleteFrom("class_events")
      .where("id", "in", old().select("id"))
      .where("id", "<", newest.id)
      .execute();
    const none = { lab: null, step: null, author: null };
    await trx
      .updateTable("class_events")
      .set({ kind: "thinned", data: JSON.stringify({ steps }), ...none })
      .where("id", "=", newest.id)
      .execute();
  });
}
