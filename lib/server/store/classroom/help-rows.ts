import { randomUUID } from "node:crypto";
import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { helpStates } from "@/lib/contract/classroom/help";
import type { Tables } from "@/lib/server/store/schema";
import type { ClassroomStore, KeptHelp } from "./classroom-store";
import { nextOrdinal } from "./made-order";

type Row = Selectable<Tables["help"]>;
type Asked = Parameters<ClassroomStore["help"]["ask"]>[0];

/** Requests for help, of a learner one at a time. */
export function createHelpRows(db: Kysely<Tables>): ClassroomStore["help"] {
  return {
    ask: (request, atMs) =>
      db.transaction().execute(async (trx) => {
        const learner = await trx
          .selectFrom("learners")
          .select("workshop")
          .where("id", "=", request.learnerId)
          .executeTakeFirst();
        if (!learner) return null;
        const newest = await readNewest(trx, request.learnerId);
        if (newest && !isDone(newest)) return changeWords(trx, newest, request);
        if (newest && wasForNothing(newest)) {
          await trx.deleteFrom("help").where("id", "=", newest.id).execute();
        }
        return add(trx, { ...request, workshop: learner.workshop, atMs });
      }),
    async newestOf(learnerId) {
      const row = await readNewest(db, learnerId);
      return row ? helpOfRow(row) : null;
    },
    async waiting(workshop) {
      const rows = await db
        .selectFrom("help")
        .selectAll()
        .where("workshop", "=", workshop)
        .where("state", "!=", "resolved")
        .orderBy("ordinal")
        .orderBy("id")
        .execute();
      return rows.map(helpOfRow);
    },
    change: ({ id, workshop }, change, atMs) =>
      db.transaction().execute(async (trx) => {
        const row = await trx
          .selectFrom("help")
          .selectAll()
          .where("id", "=", id)
          .where("workshop", "=", workshop)
          .executeTakeFirst();
        const now = row && helpOfRow(row);
        const changed = now && change(now);
        if (!now || !changed) return null;
        const next = { ...now, ...changed };
        await trx
          .updateTable("help")
          .set({
            state: next.state,
            by: next.by,
            is_on_hold: next.isOnHold ? 1 : 0,
            answers: JSON.stringify(next.answers),
            resolved_at_ms: next.state === "resolved" ? atMs : null,
          })
          .where("id", "=", id)
          .execute();
        return next;
      }),
  };
}

const isDone = ({ state }: Row): boolean => state === "resolved";

/** Withdrawn before anybody came; nobody has helped, so the next one is as if it had never been. */
const wasForNothing = (row: Row): boolean => isDone(row) && row.by === null && row.answers === "[]";

function readNewest(db: Kysely<Tables>, learnerId: string): Promise<Row | undefined> {
  return db
    .selectFrom("help")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .orderBy("nth", "desc")
    .limit(1)
    .executeTakeFirst();
}

async function changeWords(
  trx: Kysely<Tables>,
  before: Row,
  { lab, step, words }: Asked,
): Promise<KeptHelp> {
  const isSameStep = before.lab === lab && before.step === step;
  const row = await trx
    .updateTable("help")
    .set({ lab, step, words: words ?? (isSameStep ? before.words : ""), is_on_hold: 0 })
    .where("id", "=", before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return helpOfRow(row);
}

async function add(
  trx: Kysely<Tables>,
  { learnerId, lab, step, words, workshop, atMs }: Asked & { workshop: string; atMs: number },
): Promise<KeptHelp> {
  const before = await trx
    .selectFrom("help")
    .select(({ fn }) => fn.max("nth").as("nth"))
    .where("learner_id", "=", learnerId)
    .executeTakeFirst();
  const row = await trx
    .insertInto("help")
    .values({
      ...{ id: randomUUID(), workshop, learner_id: learnerId, lab, step, words: words ?? "" },
      ...{ state: "open", by: null, asked_at_ms: atMs, resolved_at_ms: null },
      ...{ is_on_hold: 0, answers: "[]", nth: Number(before?.nth ?? 0) + 1 },
      ordinal: nextOrdinal("help"),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return helpOfRow(row);
}

const stateSchema = z.enum(helpStates);
const answersSchema = z.array(z.object({ by: z.string(), atMs: z.number(), words: z.string() }));

export function helpOfRow(row: Row): KeptHelp {
  const { id, lab, step, words, by, nth } = row;
  return {
    ...{ id, lab, step, words, by },
    learnerId: row.learner_id,
    state: stateSchema.parse(row.state),
    askedAtMs: Number(row.asked_at_ms),
    isOnHold: Number(row.is_on_hold) === 1,
    nth: Number(nth),
    answers: answersSchema.parse(JSON.parse(row.answers)),
  };
}
