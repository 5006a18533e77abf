import type { Kysely } from "kysely";
import { countStep, untouchedStep } from "@/lib/domain/classroom/count-step";
import type { Tables } from "@/lib/server/store/schema";
import { eventsOfRow } from "./class-event-rows";
import { countKey, countsFrom } from "./counts-from";
import { type KeptCount, writeCount } from "./step-counts";

/** Events read at a time. */
const pageLength = 5000;

const noReason = { code: null, rung: null, message: null };

/**
 * Counts everybody's steps anew, from the events and, where they tell nothing of it, from the passes; gives how
 * many counters there are.
 */
export function rebuildCounts(db: Kysely<Tables>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const counts = await countAll(trx);
    for (const pass of await trx.selectFrom("passes").selectAll().execute()) {
      const { learner_id: learnerId, lab, step } = pass;
      const key = countKey(learnerId, { lab, step });
      const known = counts.get(key)?.count;
      if (known?.passedAtMs) continue;
      const atMs = Number(pass.passed_at_ms);
      const judged = { kind: "verdict", outcome: "passed", ...noReason, atMs } as const;
      const count = countStep(known ?? untouchedStep({ lab, step }), judged);
      counts.set(key, { learnerId, count: countStep(count, { kind: "passed", atMs }) });
    }
    await trx.deleteFrom("step_counts").execute();
    for (const each of counts.values()) await writeCount(trx, each);
    return counts.size;
  });
}

async function countAll(trx: Kysely<Tables>): Promise<Map<string, KeptCount>> {
  const counts = new Map<string, KeptCount>();
  let last = 0;
  for (;;) {
    const rows = await trx
      .selectFrom("class_events")
      .selectAll()
      .where("id", ">", last)
      .where("kind", "in", ["attempt", "verdict", "passed", "opened", "thinned"])
      .orderBy("id")
      .limit(pageLength)
      .execute();
    countsFrom(rows.flatMap(eventsOfRow), counts);
    const newest = rows.at(-1);
    if (!newest || rows.length < pageLength) return counts;
    last = Number(newest.id);
  }
}
