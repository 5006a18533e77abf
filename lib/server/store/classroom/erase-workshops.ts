import type { Kysely, Transaction } from "kysely";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Tables } from "@/lib/server/store/schema";
import type { ErasedWorkshop, EraseRefusal, KeptWorkshop } from "./classroom-store";
import { removeFreeTeam, tablesOfLearners } from "./erase-learner";
import { selectWorkshops, workshopOfRow } from "./workshop-rows";

/** The tables in which a row is a workshop's own; those that refer to others come first. */
const tablesOfWorkshops = ["messages", "class_events", "workshop_times"] as const;

/**
 * Lets the current workshop begin as if it had just been made, with its name, labs and code; null where somebody
 * is in it, or it has ended.
 */
export function beginWorkshopAnew(db: Kysely<Tables>, atMs: number): Promise<KeptWorkshop | null> {
  return db.transaction().execute(async (trx) => {
    const { id, state } = await selectWorkshops(trx).limit(1).executeTakeFirstOrThrow();
    const ofIt = trx.selectFrom("learners").select("id").where("workshop", "=", id);
    if (state === "ended" || (await ofIt.limit(1).executeTakeFirst())) return null;
    for (const table of tablesOfWorkshops) {
      await trx.deleteFrom(table).where("workshop", "=", id).execute();
    }
    const row = await trx
      .updateTable("workshops")
      .set({ state: "open", closed_steps: "[]", pause_message: null, opened_at_ms: atMs })
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return workshopOfRow(row);
  });
}

/**
 * Deletes the oldest workshop that ended before a time, with all who were in it and all that is theirs; null
 * where there is none. Of the current one only its name stays: there always is one.
 */
export function eraseEndedWorkshop(
  db: Kysely<Tables>,
  beforeMs: number,
): Promise<ErasedWorkshop | null> {
  return db.transaction().execute(async (trx) => {
    const current = await selectWorkshops(trx).limit(1).executeTakeFirstOrThrow();
    const ended = await trx
      .selectFrom("workshops")
      .select("id")
      .where("ended_at_ms", "<", beforeMs)
      .where(({ or, eb, exists, selectFrom }) =>
        or([
          eb("id", "!=", current.id),
          exists(selectFrom("class_events").select("id").where("workshop", "=", current.id)),
          exists(selectFrom("learners").select("id").where("workshop", "=", current.id)),
        ]),
      )
      .orderBy("ended_at_ms")
      .orderBy("ordinal")
      .limit(1)
      .executeTakeFirst();
    return ended ? eraseWhole(trx, ended.id, current.id) : null;
  });
}

/** Deletes a workshop that has ended, as its time would; one that has not stays. */
export function eraseWorkshop(
  db: Kysely<Tables>,
  id: string,
): Promise<Result<ErasedWorkshop, EraseRefusal>> {
  return db.transaction().execute(async (trx) => {
    const all = await selectWorkshops(trx).execute();
    const found = all.find((row) => row.id === id);
    if (!found) return err({ kind: "unknown-workshop", workshop: id });
    if (found.state !== "ended") return err({ kind: "workshop-not-ended" });
    return ok(await eraseWhole(trx, id, all[0]?.id));
  });
}

async function eraseWhole(
  trx: Transaction<Tables>,
  id: string,
  current: string | undefined,
): Promise<ErasedWorkshop> {
  const erased = await eraseContents(trx, id);
  if (id !== current) await trx.deleteFrom("workshops").where("id", "=", id).execute();
  return erased;
}

async function eraseContents(trx: Transaction<Tables>, id: string): Promise<ErasedWorkshop> {
  const learners = trx.selectFrom("learners").where("workshop", "=", id);
  const teams = await learners.select("team").distinct().execute();
  const sessions = await trx
    .selectFrom("sessions")
    .select("id")
    .where("learner_id", "in", learners.select("id"))
    .execute();
  for (const table of tablesOfLearners) {
    await trx.deleteFrom(table).where("learner_id", "in", learners.select("id")).execute();
  }
  await trx.deleteFrom("learners").where("workshop", "=", id).execute();
  for (const table of tablesOfWorkshops) {
    await trx.deleteFrom(table).where("workshop", "=", id).execute();
  }
  const gone: string[] = [];
  for (const { team } of teams) if (await removeFreeTeam(trx, team)) gone.push(team);
  return { id, teams: gone, sessionIds: sessions.map((row) => row.id) };
}
