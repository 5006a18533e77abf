import type { Kysely } from "kysely";
import type { Gap } from "@/lib/domain/classroom/class-records";
import type { Tables } from "@/lib/server/store/schema";
import type { ClassroomStore } from "./classroom-store";

/** When learners had pages open and none in sight. */
export function createHiddenTimeRows(db: Kysely<Tables>): ClassroomStore["hiddenTimes"] {
  return {
    async begin(learnerId, fromMs) {
      await db
        .insertInto("hidden_times")
        .columns(["learner_id", "from_ms"])
        .expression(({ selectFrom, val }) =>
          selectFrom("learners")
            .select(["id", val(fromMs).as("from_ms")])
            .where("id", "=", learnerId),
        )
        .execute();
    },
    async end(learnerId, toMs) {
      await db
        .updateTable("hidden_times")
        .set({ to_ms: toMs })
        .where("learner_id", "=", learnerId)
        .where("to_ms", "is", null)
        .execute();
    },
    async endAll(toMs) {
      await db
        .updateTable("hidden_times")
        .set({ to_ms: toMs })
        .where("to_ms", "is", null)
        .execute();
    },
  };
}

/** By learner of a workshop, in order. */
export async function readHiddenTimes(
  db: Kysely<Tables>,
  workshop: string,
): Promise<Map<string, Gap[]>> {
  const rows = await db
    .selectFrom("hidden_times")
    .innerJoin("learners", "learners.id", "hidden_times.learner_id")
    .select(["learner_id", "from_ms", "to_ms"])
    .where("learners.workshop", "=", workshop)
    .orderBy("hidden_times.id")
    .execute();
  const times = new Map<string, Gap[]>();
  for (const { learner_id, from_ms, to_ms } of rows) {
    const gap = { fromMs: Number(from_ms), toMs: to_ms === null ? null : Number(to_ms) };
    times.set(learner_id, [...(times.get(learner_id) ?? []), gap]);
  }
  return times;
}
