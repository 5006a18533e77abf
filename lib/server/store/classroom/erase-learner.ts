import type { Kysely } from "kysely";
import { z } from "zod";
import type { Tables } from "@/lib/server/store/schema";
import type { ErasedLearner } from "./classroom-store";
import { forgetTeam, teamsOf } from "./forget-team";

/** The tables in which a row is a learner's own; those that refer to others come first. */
export const tablesOfLearners = [
  "message_addressees",
  "help",
  "step_counts",
  "class_events",
  "hidden_times",
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
  const { name, team, workshop } = learner;
  const teams = await teamsOf(trx, learner);
  await leaveMessages(trx, { id, workshop });
  for (const table of tablesOfLearners) {
    await trx.deleteFrom(table).where("learner_id", "=", id).execute();
  }
  await trx.deleteFrom("learners").where("id", "=", id).execute();
  const empty: string[] = [];
  for (const each of teams) {
    if (!(await removeFreeTeam(trx, each))) continue;
    empty.push(each);
    await forgetTeam(trx, each, workshop);
  }
  return {
    learner: { id, name, team },
    workshop,
    isEmpty: empty.includes(team),
    sessionIds: sessions.map((row) => row.id),
  };
}

/** What was said to several names them no longer, and what was said to them alone is gone. */
async function leaveMessages(
  trx: Kysely<Tables>,
  { id, workshop }: { id: string; workshop: string },
): Promise<void> {
  const own = await trx
    .selectFrom("message_addressees")
    .innerJoin("messages", "messages.id", "message_addressees.message_id")
    .select(["messages.id", "addressees"])
    .where("learner_id", "=", id)
    .execute();
  if (own.length === 0) return;
  await trx.deleteFrom("message_addressees").where("learner_id", "=", id).execute();
  const gone = new Set<unknown>();
  for (const message of own) {
    const to = parseWithout(id, message.addressees);
    if (to.learners?.length === 0) gone.add(message.id);
    const [table, set] = ["messages", { addressees: JSON.stringify(to) }] as const;
    if (gone.has(message.id)) await trx.deleteFrom(table).where("id", "=", message.id).execute();
    else await trx.updateTable(table).set(set).where("id", "=", message.id).execute();
  }
  const told = await trx
    .selectFrom("class_events")
    .select(["id", "data"])
    .where("workshop", "=", workshop)
    .where("kind", "=", "message")
    .execute();
  for (const event of told) {
    const data = parseWithout(id, event.data);
    const [table, text] = ["class_events", JSON.stringify(data)] as const;
    if (gone.has(data.id)) await trx.deleteFrom(table).where("id", "=", event.id).execute();
    else if (event.data.includes(id))
      await trx.updateTable(table).set({ data: text }).where("id", "=", event.id).execute();
  }
}

const mayName = z.looseObject({ learners: z.optional(z.array(z.string())) });

/** JSON whose `learners`, if it has any, do not have one of them. */
function parseWithout(id: string, text: string): z.infer<typeof mayName> {
  const { learners, ...other } = mayName.parse(JSON.parse(text));
  return { ...other, ...(learners && { learners: learners.filter((each) => each !== id) }) };
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
