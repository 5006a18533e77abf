import type { Kysely } from "kysely";
import type { Tables } from "@/lib/server/store/schema";
import type { ClassroomStore } from "./classroom-store";

/** So many that were taken are kept; the newest tells up to which event it was looked. */
const keptTaken = 1000;

/** What is to be told elsewhere, until it is taken. */
export function createWebhookRows(db: Kysely<Tables>): ClassroomStore["webhook"] {
  return {
    async lastEventId() {
      const row = await db
        .selectFrom("webhook_deliveries")
        .select(({ fn }) => fn.max("event_id").as("id"))
        .executeTakeFirst();
      return row?.id === null || row?.id === undefined ? null : Number(row.id);
    },
    async add(deliveries) {
      if (deliveries.length === 0) return;
      const rows = deliveries.map(({ eventId, kind, learnerId, body, atMs }) => ({
        ...{ event_id: eventId, kind, learner_id: learnerId, body, tries: 0, next_at_ms: atMs },
        taken_at_ms: kind === "begin" ? atMs : null,
      }));
      await db
        .insertInto("webhook_deliveries")
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async due(nowMs, limit) {
      const rows = await db
        .selectFrom("webhook_deliveries")
        .select(["event_id", "kind", "body", "tries"])
        .where("taken_at_ms", "is", null)
        .where("next_at_ms", "<=", nowMs)
        .orderBy("event_id")
        .limit(limit)
        .execute();
      return rows.map(({ event_id, tries, ...row }) => ({
        ...{ ...row, eventId: Number(event_id), tries: Number(tries) },
      }));
    },
    async taken({ eventId, kind }, atMs) {
      const own = { event_id: eventId, kind };
      await db
        .updateTable("webhook_deliveries")
        .set({ taken_at_ms: atMs, body: "" })
        .where("event_id", "=", own.event_id)
        .where("kind", "=", own.kind)
        .execute();
      await db
        .deleteFrom("webhook_deliveries")
        .where("taken_at_ms", "is not", null)
        .where("event_id", "<", eventId - keptTaken)
        .execute();
    },
    async failed({ eventId, kind }, nextAtMs) {
      await db
        .updateTable("webhook_deliveries")
        .set(({ eb }) => ({ tries: eb("tries", "+", 1), next_at_ms: nextAtMs }))
        .where("event_id", "=", eventId)
        .where("kind", "=", kind)
        .execute();
    },
  };
}
