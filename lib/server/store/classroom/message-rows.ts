import type { Kysely } from "kysely";
import type { Reachable, ReachableStep } from "@/lib/domain/classroom/addressees";
import type { Tables } from "@/lib/server/store/schema";
import type { ClassroomStore, KeptMessage } from "./classroom-store";
import { nextOrdinal } from "./made-order";

/** More in one statement is more than a database takes. */
const maxRows = 500;
/** Who was away for long sees the newest. */
const maxPending = 20;

/** Messages of instructors, with whom each is for. */
export function createMessageRows(db: Kysely<Tables>): ClassroomStore["messages"] {
  return {
    reachable: (workshop) => readReachable(db, workshop),
    send: (message, to) =>
      db.transaction().execute(async (trx) => {
        const { id, atMs, text, by, lab, step, code } = message;
        await trx
          .insertInto("messages")
          .values({
            ...{ id, workshop: message.workshop, at_ms: atMs, author: by, text, lab, step, code },
            addressees: JSON.stringify(message.to),
            ordinal: nextOrdinal("messages"),
          })
          .execute();
        const there = await idsThere(trx, message.workshop);
        const rows = to
          .filter((each) => there.has(each.id))
          .map((each) => ({
            ...{ message_id: id, learner_id: each.id, code_since_ms: each.codeSinceMs },
            dismissed_at_ms: null,
          }));
        for (let at = 0; at < rows.length; at += maxRows) {
          await trx
            .insertInto("message_addressees")
            .values(rows.slice(at, at + maxRows))
            .execute();
        }
        return rows.map((row) => row.learner_id);
      }),
    pendingOf: (learnerId) => readPending(db, learnerId),
    async dismiss(learnerId, id, atMs) {
      const dismissed = await db
        .updateTable("message_addressees")
        .set({ dismissed_at_ms: atMs })
        .where("learner_id", "=", learnerId)
        .where("message_id", "=", id)
        .where("dismissed_at_ms", "is", null)
        .returning("message_id")
        .executeTakeFirst();
      return dismissed !== undefined;
    },
  };
}

async function readPending(db: Kysely<Tables>, learnerId: string): Promise<KeptMessage[]> {
  const rows = await db
    .selectFrom("message_addressees")
    .innerJoin("messages", "messages.id", "message_addressees.message_id")
    .select(["messages.id", "at_ms", "author", "text", "lab", "step"])
    .where("learner_id", "=", learnerId)
    .where("dismissed_at_ms", "is", null)
    .orderBy("ordinal", "desc")
    .orderBy("messages.id", "desc")
    .limit(maxPending)
    .execute();
  return rows
    .map(({ at_ms, author, ...row }) => ({ ...row, by: author, atMs: Number(at_ms) }))
    .reverse();
}

async function idsThere(db: Kysely<Tables>, workshop: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("learners")
    .select("id")
    .where("workshop", "=", workshop)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function readReachable(db: Kysely<Tables>, workshop: string): Promise<Reachable[]> {
  const learners = await db
    .selectFrom("learners")
    .select(["id", "team", "kind"])
    .where("workshop", "=", workshop)
    .orderBy("ordinal")
    .orderBy("id")
    .execute();
  const counts = await db
    .selectFrom("step_counts")
    .innerJoin("learners", "learners.id", "step_counts.learner_id")
    .select(["learner_id", "lab", "step", "started_at_ms", "passed_at_ms", "code", "code_since_ms"])
    .where("learners.workshop", "=", workshop)
    .execute();
  const steps = new Map<string, ReachableStep[]>();
  for (const { learner_id, lab, step, code, ...row } of counts) {
    const own = steps.get(learner_id) ?? [];
    steps.set(learner_id, own);
    own.push({
      ...{ lab, step, code },
      isBegun: row.started_at_ms !== null,
      isPassed: row.passed_at_ms !== null,
      codeSinceMs: row.code_since_ms === null ? null : Number(row.code_since_ms),
    });
  }
  return learners.map(({ id, team, kind }) => ({
    ...{ id, team, isCounted: kind === "learner" },
    steps: steps.get(id) ?? [],
  }));
}
