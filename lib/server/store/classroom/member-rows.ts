import type { Kysely } from "kysely";
import type { Learner } from "@/lib/contract/session";
import { err, ok } from "@/lib/domain/result";
import type { Tables } from "@/lib/server/store/schema";
import type { ClassroomStore } from "./classroom-store";
import { eraseLearner, removeFreeTeam } from "./erase-learner";
import { freeName, teamFor } from "./joining-rows";

/** What becomes of those who are in a workshop. */
export function createMemberRows(db: Kysely<Tables>): ClassroomStore["members"] {
  return {
    rename: (id, wanted) =>
      db.transaction().execute(async (trx) => {
        const before = await trx
          .selectFrom("learners")
          .select(["team", "workshop"])
          .where("id", "=", id)
          .executeTakeFirst();
        if (!before) return null;
        const { team, workshop } = before;
        const name = await freeName(trx, { workshop, name: wanted, except: id });
        await trx.updateTable("learners").set({ name }).where("id", "=", id).execute();
        return { id, name, team };
      }),
    async count(id, isCounted) {
      const row = await db
        .updateTable("learners")
        .set({ kind: isCounted ? "learner" : "rehearsal" })
        .where("id", "=", id)
        .returning(["id", "name", "team"])
        .executeTakeFirst();
      return row ? { ...row } : null;
    },
    move: (id, into, listed) =>
      db.transaction().execute(async (trx) => {
        const before = await trx
          .selectFrom("learners")
          .select(["name", "team", "workshop"])
          .where("id", "=", id)
          .executeTakeFirst();
        if (!before) return err({ kind: "unknown-learner", learner: id });
        const { name, team: from, workshop } = before;
        const wish = { name, workshop, team: into, listed };
        const team = await teamFor(trx, wish, { isLockedToo: true });
        if (!team.ok) return team;
        const learner: Learner = { id, name, team: team.value };
        await trx.updateTable("learners").set({ team: team.value }).where("id", "=", id).execute();
        return ok({ learner, from, isEmpty: await removeFreeTeam(trx, from) });
      }),
    async uncounted(workshop) {
      const rows = await db
        .selectFrom("learners")
        .select("id")
        .where("workshop", "=", workshop)
        .where("kind", "!=", "learner")
        .orderBy("ordinal")
        .execute();
      return rows.map(({ id }) => id);
    },
    erase: (id) => db.transaction().execute((trx) => eraseLearner(trx, id)),
    team: (name) => readTeam(db, name),
    async lock(name, isLocked) {
      await db
        .updateTable("teams")
        .set({ is_locked: isLocked ? 1 : 0 })
        .where("name", "=", name)
        .execute();
    },
  };
}

async function readTeam(db: Kysely<Tables>, name: string) {
  const team = await db
    .selectFrom("teams")
    .select("is_locked")
    .where("name", "=", name)
    .executeTakeFirst();
  const members = await db
    .selectFrom("learners")
    .select(["id", "name"])
    .where("team", "=", name)
    .orderBy("ordinal")
    .orderBy("id")
    .execute();
  const isLocked = team?.is_locked === 1;
  return { name, isLocked, members: members.map((member) => ({ ...member })) };
}
