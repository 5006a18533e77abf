import type { Kysely } from "kysely";
import type { SentHint } from "@/lib/domain/classroom/hint-effect";
import type { Tables } from "@/lib/server/store/schema";
import type { ClassRoll, ClassSnapshot, KeptHelp, KeptMember } from "./classroom-store";
import { helpOfRow } from "./help-rows";
import { readHiddenTimes } from "./hidden-time-rows";
import { countOfRow } from "./step-counts";
import { workshopOfRow } from "./workshop-rows";

/** Null for a workshop that is none. */
export async function readRoll(db: Kysely<Tables>, id: string): Promise<ClassRoll | null> {
  const row = await db.selectFrom("workshops").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  return {
    workshop: workshopOfRow(row),
    ...(await readTimes(db, id)),
    members: await readMembers(db, id),
    help: await readHelp(db, id),
    hints: await readHints(db, id),
  };
}

export function readSnapshot(db: Kysely<Tables>, id: string): Promise<ClassSnapshot | null> {
  return db.transaction().execute(async (trx) => {
    const roll = await readRoll(trx, id);
    if (!roll) return null;
    const newest = await trx
      .selectFrom("class_events")
      .select(({ fn }) => fn.max("id").as("id"))
      .where("workshop", "=", id)
      .executeTakeFirst();
    const rows = await trx
      .selectFrom("step_counts")
      .innerJoin("learners", "learners.id", "step_counts.learner_id")
      .selectAll("step_counts")
      .where("learners.workshop", "=", id)
      .execute();
    const hidden = await readHiddenTimes(trx, id);
    return { ...roll, lastEventId: Number(newest?.id ?? 0), counts: rows.map(countOfRow), hidden };
  });
}

/** When it was paused, and when its steps were closed. */
async function readTimes(
  db: Kysely<Tables>,
  workshop: string,
): Promise<Pick<ClassRoll, "pauses" | "closures">> {
  const rows = await db
    .selectFrom("workshop_times")
    .select(["lab", "step", "from_ms", "to_ms"])
    .where("workshop", "=", workshop)
    .orderBy("id")
    .execute();
  const [pauses, closures]: [ClassRoll["pauses"], ClassRoll["closures"]] = [[], []];
  for (const { lab, step, from_ms, to_ms } of rows) {
    const gap = { fromMs: Number(from_ms), toMs: to_ms === null ? null : Number(to_ms) };
    if (lab === null || step === null) pauses.push(gap);
    else closures.push({ lab, step, ...gap });
  }
  return { pauses, closures };
}

async function readMembers(db: Kysely<Tables>, workshop: string): Promise<KeptMember[]> {
  const rows = await db
    .selectFrom("learners")
    .select(["id", "name", "team", "kind", "created_at_ms", "last_seen_at_ms"])
    .where("workshop", "=", workshop)
    .orderBy("ordinal")
    .orderBy("id")
    .execute();
  return rows.map(({ created_at_ms, last_seen_at_ms, ...member }) => ({
    ...member,
    joinedAtMs: Number(created_at_ms),
    lastSeenAtMs: last_seen_at_ms === null ? null : Number(last_seen_at_ms),
  }));
}

const mostResolved = 50;

async function readHelp(db: Kysely<Tables>, workshop: string): Promise<KeptHelp[]> {
  const ofWorkshop = db.selectFrom("help").selectAll().where("workshop", "=", workshop);
  const waiting = await ofWorkshop.where("state", "!=", "resolved").execute();
  const resolved = await ofWorkshop
    .where("state", "=", "resolved")
    // Those that were withdrawn before anybody came have none.
    .where("by", "is not", null)
    .orderBy("resolved_at_ms", "desc")
    .orderBy("ordinal", "desc")
    .limit(mostResolved)
    .execute();
  return [...waiting, ...resolved].sort(byOrdinal).map(helpOfRow);
}

const byOrdinal = (a: { ordinal: number }, b: { ordinal: number }) =>
  Number(a.ordinal) - Number(b.ordinal);

async function readHints(db: Kysely<Tables>, workshop: string): Promise<SentHint[]> {
  const rows = await db
    .selectFrom("messages")
    .leftJoin("message_addressees", "message_addressees.message_id", "messages.id")
    .select(["messages.id", "at_ms", "lab", "step", "code", "learner_id"])
    .where("workshop", "=", workshop)
    .where("code", "is not", null)
    .orderBy("ordinal")
    .orderBy("messages.id")
    .execute();
  const hints = new Map<string, SentHint & { to: string[] }>();
  for (const { id, at_ms, lab, step, code, learner_id } of rows) {
    if (lab === null || step === null || code === null) continue;
    const hint = hints.get(id) ?? { id, lab, step, code, sentAtMs: Number(at_ms), to: [] };
    if (learner_id !== null) hint.to.push(learner_id);
    hints.set(id, hint);
  }
  return [...hints.values()];
}
