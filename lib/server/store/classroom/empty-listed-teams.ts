import type { Kysely } from "kysely";
import type { Tables } from "@/lib/server/store/schema";
import { addTeam } from "@/lib/server/store/team-rows";
import type { MovedLearner } from "./classroom-store";

/**
 * The teams that `TEAMS` names are there for another workshop anew, as if nobody had been in them. Whoever was
 * goes on in a team of the same name with a number, with all that they did together.
 */
export async function emptyListedTeams(
  trx: Kysely<Tables>,
  workshop: string,
): Promise<MovedLearner[]> {
  const listed = await trx.selectFrom("teams").selectAll().where("is_listed", "=", 1).execute();
  const moved: MovedLearner[] = [];
  for (const { name: from, workshop: before, is_locked } of listed) {
    const members = await trx
      .selectFrom("learners")
      .select(["id", "name"])
      .where("team", "=", from)
      .execute();
    if (members.length > 0) {
      const team = await addTeam(trx, from, before);
      await trx.updateTable("teams").set({ is_locked }).where("name", "=", team).execute();
      for (const table of ["learners", "attempts", "deleted_groups"] as const) {
        await trx.updateTable(table).set({ team }).where("team", "=", from).execute();
      }
      moved.push(...members.map((member) => ({ learner: { ...member, team }, from })));
    }
    await trx.deleteFrom("deleted_groups").where("team", "=", from).execute();
    const anew = { workshop, is_locked: 0 };
    await trx.updateTable("teams").set(anew).where("name", "=", from).execute();
  }
  return moved;
}
