import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Tables } from "@/lib/server/store/schema";

/** The teams that a learner is or was in, as far as anything tells of it; the current one first. */
export async function teamsOf(
  trx: Kysely<Tables>,
  { id, team }: { id: string; team: string },
): Promise<string[]> {
  const events = await trx
    .selectFrom("class_events")
    .select(["team", "kind", "data"])
    .where("learner_id", "=", id)
    .where((has) => has.or([has("kind", "=", "moved"), has("kind", "=", "joined")]))
    .execute();
  const attempts = await trx
    .selectFrom("attempts")
    .select("team")
    .distinct()
    .where("learner_id", "=", id)
    .execute();
  const known = events.flatMap((event) => [event.team ?? [], fromOf(event) ?? []].flat());
  return [...new Set([team, ...known, ...attempts.map((each) => each.team)])];
}

/**
 * Takes the name of a team that nobody is in, and that was made from a learner's, out of what others did in it;
 * one that `TEAMS` names stays.
 */
export async function forgetTeam(
  trx: Kysely<Tables>,
  team: string,
  workshop: string,
): Promise<void> {
  const kept = await trx
    .selectFrom("teams")
    .select("is_listed")
    .where("name", "=", team)
    .executeTakeFirst();
  if (kept?.is_listed === 1) return;
  await forgetMoves(trx, team);
  await trx.updateTable("class_events").set({ team: null }).where("team", "=", team).execute();
  await forgetMessages(trx, team, workshop);
  if (!kept) return;
  const name = `former-${randomBytes(6).toString("hex")}`;
  await trx
    .insertInto("teams")
    .columns(["name", "created_at_ms", "workshop"])
    .expression(({ selectFrom, val }) =>
      selectFrom("teams")
        .select([val(name).as("name"), "created_at_ms", "workshop"])
        .where("name", "=", team),
    )
    .execute();
  await trx.updateTable("attempts").set({ team: name }).where("team", "=", team).execute();
  await trx.deleteFrom("teams").where("name", "=", team).execute();
}

const movedSchema = z.object({ from: z.string() });
const fromOf = ({ kind, data }: { kind: string; data: string }) =>
  kind === "moved" ? movedSchema.safeParse(JSON.parse(data)).data?.from : undefined;

/** Whoever has left it has an event of their coming, with its name. */
async function forgetMoves(trx: Kysely<Tables>, team: string): Promise<void> {
  const guests = trx.selectFrom("class_events").select("learner_id").where("team", "=", team);
  const moves = await trx
    .selectFrom("class_events")
    .select(["id", "kind", "data"])
    .where("learner_id", "in", guests)
    .where("kind", "=", "moved")
    .execute();
  const data = JSON.stringify({ from: "" });
  for (const move of moves) {
    if (fromOf(move) !== team) continue;
    await trx.updateTable("class_events").set({ data }).where("id", "=", move.id).execute();
  }
}

const toTeamSchema = z.object({ team: z.string() });

async function forgetMessages(trx: Kysely<Tables>, team: string, workshop: string): Promise<void> {
  const messages = await trx
    .selectFrom("messages")
    .select(["id", "addressees"])
    .where("workshop", "=", workshop)
    .execute();
  const addressees = JSON.stringify({ team: "" });
  for (const { id, addressees: to } of messages) {
    if (toTeamSchema.safeParse(JSON.parse(to)).data?.team !== team) continue;
    await trx.updateTable("messages").set({ addressees }).where("id", "=", id).execute();
  }
}
