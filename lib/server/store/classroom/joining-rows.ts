import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Learner } from "@/lib/contract/session";
import { err, ok, type Result } from "@/lib/domain/result";
import { findLearner } from "@/lib/server/store/learners";
import type { Tables } from "@/lib/server/store/schema";
import { addTeam } from "@/lib/server/store/team-rows";
import type { ClassroomStore } from "./classroom-store";
import type { JoinRefusal, JoinWish } from "./joins";
import { nextOrdinal } from "./made-order";
import { selectWorkshops } from "./workshop-rows";

/** How learners get into workshops and teams. */
export function createJoiningRows(db: Kysely<Tables>): ClassroomStore["joining"] {
  return {
    join: (wish) =>
      db.transaction().execute(async (trx) => {
        const known = wish.id ? await findLearner(trx, wish.id) : null;
        if (known) return ok(known);
        const name = await freeName(trx, wish);
        if (name !== wish.name && !wish.mayNumber)
          return err({ kind: "name-taken", name: wish.name });
        const team = await teamFor(trx, wish);
        if (!team.ok) return team;
        const learner: Learner = {
          ...{ id: wish.id ?? randomBytes(16).toString("base64url"), name, team: team.value },
        };
        await trx
          .insertInto("learners")
          .values({
            ...{ ...learner, workshop: wish.workshop, kind: wish.kind },
            ...{ created_at_ms: Date.now(), ordinal: nextOrdinal("learners") },
          })
          .execute();
        return ok(learner);
      }),
    async isSynthetic(id) {
      const row = await db
        .selectFrom("learners")
        .select("kind")
        .where("id", "=", id)
        .executeTakeFirst();
      return row?.kind === "synthetic";
    },
    async teams(workshop, listed) {
      const rows = await db
        .selectFrom("teams")
        .leftJoin("learners", (join) =>
          join.onRef("learners.team", "=", "teams.name").on("learners.workshop", "=", workshop),
        )
        .select(({ fn }) => ["teams.name", "is_locked", fn.count("learners.id").as("members")])
        .where("teams.name", "in", [...listed])
        .groupBy(["teams.name", "is_locked"])
        .execute();
      const known = new Map(rows.map((row) => [row.name, row]));
      return listed.map((name) => ({
        name,
        members: Number(known.get(name)?.members ?? 0),
        isLocked: known.get(name)?.is_locked === 1,
      }));
    },
    async list(names) {
      await db.updateTable("teams").set({ is_listed: 0 }).where("is_listed", "=", 1).execute();
      const { id: workshop } = await selectWorkshops(db).limit(1).executeTakeFirstOrThrow();
      const listed = { workshop, is_listed: 1 };
      for (const name of names) {
        await db
          .insertInto("teams")
          .values({ name, created_at_ms: Date.now(), ...listed })
          .onConflict((conflict) => conflict.column("name").doUpdateSet(listed))
          .execute();
      }
    },
  };
}

/** The name itself, or with a number where somebody but the learner `except` has it. */
export async function freeName(
  db: Kysely<Tables>,
  { workshop, name, except = "" }: { workshop: string; name: string; except?: string },
): Promise<string> {
  const rows = await db
    .selectFrom("learners")
    .select("name")
    .where("workshop", "=", workshop)
    .where("id", "!=", except)
    .execute();
  const taken = new Set(rows.map((row) => folded(row.name)));
  if (!taken.has(folded(name))) return name;
  for (let n = 2; ; n += 1) {
    const numbered = `${[...name].slice(0, 80 - String(n).length - 1).join("")} ${n}`;
    if (!taken.has(folded(numbered))) return numbered;
  }
}

const folded = (name: string) => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");

/** The team that somebody is to be in; one of their own is made. */
export async function teamFor(
  db: Kysely<Tables>,
  { workshop, name, team, listed }: Omit<JoinWish, "kind" | "mayNumber">,
  { isLockedToo = false } = {},
): Promise<Result<string, JoinRefusal>> {
  const membersOf = async (of: string) =>
    db
      .selectFrom("learners")
      .select("id")
      .where("team", "=", of)
      .where("workshop", "=", workshop)
      .limit(1)
      .executeTakeFirst();
  if (team === null && listed.length === 0) return ok(await addTeam(db, name, workshop));
  if (team === null) {
    for (const free of listed) if (!(await membersOf(free))) return ok(free);
    return err({ kind: "teams-full" });
  }
  const isThere = listed.includes(team) || (listed.length === 0 && (await membersOf(team)));
  if (!isThere) return err({ kind: "unknown-team", team });
  const row = await db
    .selectFrom("teams")
    .select("is_locked")
    .where("name", "=", team)
    .executeTakeFirst();
  return row?.is_locked === 1 && !isLockedToo ? err({ kind: "team-locked", team }) : ok(team);
}
