import type { Kysely } from "kysely";
import type { Tables } from "@/lib/server/store/schema";
import type { ErasedLearner } from "./classroom-store";

/** The tables in which a row is a learner's own; those that refer to others come first. */
export const tablesOfLearners = [
  "message_addressees",
  "help",
  "step_counts",
  "class_events",
  "webhook_deliveries",
  "verdict_changes",
  "passes",
  "answers",
  "drafts",
  "tokens",
  "sessions",
  "attempts",
] as const;

/** Deletes all that is a learner's, in the transaction it is called in; null where they are gone already. */
export async function eraseLearner(trx: Kysely<Tables>, id: string): Promise<ErasedLearner | null> {
  const learner = await trx
    .selectFrom("learners")
    .select(["id", "name", "team", "workshop"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!learner) return null;
  const sessions = await trx
    .selectFrom("sessions")
    .select("id")
    .where("learner_id", "=", id)
    .execute();
  for (const table of tablesOfLearners) {
    await trx.deleteFrom(table).where("learner_id", "=", id).execute();
  }
  await trx.deleteFrom("learners").where("id", "=", id).execute();
  const { name, team, workshop } = learner;
  const isEmpty = await removeFreeTeam(trx, team);
  return {
    learner: { id, name, team },
    workshop,
    isEmpty,
    sessionIds: sessions.map((row) => row.id),
  };
}

/**
 * Removes a team in which nobody is, but one that `TEAMS` names and one that attempts were made in; tells
 * whether nobody is in it.
 */
export async function removeFreeTeam(trx: Kysely<Tables>, team: string): Promise<boolean> {
  const member = await trx
    .selectFrom("learners")
    .select("id")
    .where("team", "=", team)
    .limit(1)
    .executeTakeFirst();
  if (member) return false;
  await trx.deleteFrom("deleted_groups").where("team", "=", team).execute();
  await trx.updateTable("teams").set({ is_locked: 0 }).where("name", "=", team).execute();
  await trx
    .deleteFrom("teams")
    .where("name", "=", team)
    .where("is_listed", "=", 0)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("attempts").select("attempts.id").where("team", "=", team))),
    )
    .execute();
  return true;
}
