import type { Kysely } from "kysely";
import type { Tables } from "@/lib/server/store/schema";
import type { ClassroomStore } from "./classroom-store";

const passwordId = 1;

/** The instructors' password by its hash, and who is signed in by it; a new one is a new generation. */
export function createInstructorRows(db: Kysely<Tables>): ClassroomStore["instructors"] {
  return { ...createPassword(db), ...createSessions(db) };
}

type Part<K extends keyof ClassroomStore["instructors"]> = Pick<ClassroomStore["instructors"], K>;

function createSessions(
  db: Kysely<Tables>,
): Part<"begin" | "find" | "names" | "end" | "removeOver"> {
  const live = (nowMs: number) =>
    db
      .selectFrom("instructor_sessions")
      .innerJoin("instructor_passwords", (join) =>
        join
          .onRef("instructor_passwords.generation", "=", "instructor_sessions.generation")
          .on("instructor_passwords.id", "=", passwordId),
      )
      .where("ends_at_ms", ">", nowMs);

  return {
    async begin({ id, name, generation, endsAtMs }) {
      await db
        .insertInto("instructor_sessions")
        .values({ id, name, generation, ends_at_ms: endsAtMs })
        .execute();
    },
    async find(id, nowMs) {
      const row = await live(nowMs)
        .select(["instructor_sessions.id", "name", "ends_at_ms"])
        .where("instructor_sessions.id", "=", id)
        .executeTakeFirst();
      return row ? { id: row.id, name: row.name, endsAtMs: Number(row.ends_at_ms) } : null;
    },
    async names(nowMs) {
      const rows = await live(nowMs).select("name").execute();
      return rows.map(({ name }) => name);
    },
    async end(id) {
      await db.deleteFrom("instructor_sessions").where("id", "=", id).execute();
    },
    async removeOver(nowMs) {
      await db
        .deleteFrom("instructor_sessions")
        .where(({ or, eb, selectFrom }) =>
          or([
            eb("ends_at_ms", "<=", nowMs),
            eb(
              "generation",
              "<",
              selectFrom("instructor_passwords").select("generation").where("id", "=", passwordId),
            ),
          ]),
        )
        .execute();
    },
  };
}

function createPassword(
  db: Kysely<Tables>,
): Part<"password" | "keepPassword" | "keepFirstPassword"> {
  return {
    async password() {
      const row = await db
        .selectFrom("instructor_passwords")
        .select(["hash", "generation"])
        .where("id", "=", passwordId)
        .executeTakeFirst();
      return row ? { hash: row.hash, generation: row.generation } : null;
    },
    async keepPassword(hash) {
      await db
        .insertInto("instructor_passwords")
        .values({ id: passwordId, hash, generation: 1 })
        .onConflict((conflict) =>
          conflict.column("id").doUpdateSet(({ eb }) => ({
            hash,
            generation: eb("instructor_passwords.generation", "+", 1),
          })),
        )
        .execute();
    },
    async keepFirstPassword(hash) {
      const added = await db
        .insertInto("instructor_passwords")
        .values({ id: passwordId, hash, generation: 1 })
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      return added !== undefined;
    },
  };
}
