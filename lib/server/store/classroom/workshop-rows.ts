import { randomBytes } from "node:crypto";
import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { workshopStates } from "@/lib/contract/classroom/workshop";
import { keyOf } from "@/lib/domain/classroom/class-records";
import type { Tables } from "@/lib/server/store/schema";
import type { ClassroomStore, KeptWorkshop, WorkshopChange } from "./classroom-store";
import { emptyListedTeams } from "./empty-listed-teams";
import { firstWorkshop } from "./first-workshop";
import { nextOrdinal } from "./made-order";
import { keepTimes } from "./workshop-times";

const labsSchema = z.array(z.string()).nullable();
const placesSchema = z.array(z.object({ lab: z.string(), step: z.string() }));
const stateSchema = z.enum(workshopStates);

/** Workshops, one after another; of a new database there is the first. */
export function createWorkshopRows(
  db: Kysely<Tables>,
): Omit<ClassroomStore["workshops"], "eraseEnded" | "erase" | "beginAnew"> {
  return {
    async current() {
      const row = await selectWorkshops(db).limit(1).executeTakeFirstOrThrow();
      return workshopOfRow(row);
    },
    async ofLearner(learnerId) {
      const row = await db
        .selectFrom("learners")
        .innerJoin("workshops", "workshops.id", "learners.workshop")
        .selectAll("workshops")
        .where("learners.id", "=", learnerId)
        .executeTakeFirst();
      return row ? workshopOfRow(row) : null;
    },
    async list() {
      const rows = await selectWorkshops(db).execute();
      return rows.map(workshopOfRow);
    },
    change: (change, atMs) =>
      db.transaction().execute(async (trx) => {
        const before = await selectWorkshops(trx).limit(1).executeTakeFirstOrThrow();
        return changeWorkshop(trx, workshopOfRow(before), change, atMs);
      }),
    begin: ({ name, labs, joinCode }, atMs) =>
      db.transaction().execute(async (trx) => {
        const before = workshopOfRow(await selectWorkshops(trx).limit(1).executeTakeFirstOrThrow());
        const isOver = before.state === "ended";
        const ended = isOver ? before : await changeWorkshop(trx, before, { state: "ended" }, atMs);
        const row = await trx
          .insertInto("workshops")
          .values({
            ...{ id: randomBytes(9).toString("base64url"), name, state: "open" },
            ...{ join_code: joinCode, labs: JSON.stringify(labs), closed_steps: "[]" },
            ...{ created_at_ms: atMs, opened_at_ms: atMs },
            ordinal: nextOrdinal("workshops"),
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        const moved = await emptyListedTeams(trx, row.id);
        return { ended, begun: workshopOfRow(row), moved };
      }),
    async setFirstJoinCode(joinCode) {
      await db
        .updateTable("workshops")
        .set({ join_code: joinCode })
        .where("id", "=", firstWorkshop.id)
        .where("join_code", "is", null)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom("learners").select("id").where("workshop", "=", firstWorkshop.id))),
        )
        .execute();
    },
  };
}

function closedAfter(
  before: KeptWorkshop,
  { closedSteps = before.closedSteps, closeSteps = [], openSteps = [] }: WorkshopChange,
): KeptWorkshop["closedSteps"] {
  const opened = new Set(openSteps.map(keyOf));
  const all = new Map([...closedSteps, ...closeSteps].map((step) => [keyOf(step), step]));
  return [...all.values()].filter((step) => !opened.has(keyOf(step)));
}

/** The current one first, then the newest. */
export function selectWorkshops(db: Kysely<Tables>) {
  return db
    .selectFrom("workshops")
    .selectAll()
    .orderBy(({ eb }) => eb("ended_at_ms", "is", null), "desc")
    .orderBy("ordinal", "desc")
    .orderBy("id", "desc");
}

async function changeWorkshop(
  trx: Kysely<Tables>,
  before: KeptWorkshop,
  change: WorkshopChange,
  atMs: number,
): Promise<KeptWorkshop> {
  const { id } = before;
  const { name = before.name, state = before.state } = change;
  const closedSteps = closedAfter(before, change);
  const { joinCode = before.joinCode, pauseMessage = before.pauseMessage } = change;
  const row = await trx
    .updateTable("workshops")
    .set({
      ...{ name, state, join_code: joinCode, pause_message: pauseMessage },
      closed_steps: JSON.stringify(closedSteps),
      ended_at_ms: state === "ended" ? (before.endedAtMs ?? atMs) : null,
    })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const after = workshopOfRow(row);
  await keepTimes(trx, before, after, atMs);
  return after;
}

export function workshopOfRow(row: Selectable<Tables["workshops"]>): KeptWorkshop {
  return {
    id: row.id,
    name: row.name,
    state: stateSchema.parse(row.state),
    joinCode: row.join_code,
    labs: labsSchema.parse(JSON.parse(row.labs ?? "null")),
    closedSteps: placesSchema.parse(JSON.parse(row.closed_steps)),
    pauseMessage: row.pause_message,
    openedAtMs: Number(row.opened_at_ms),
    endedAtMs: row.ended_at_ms === null ? null : Number(row.ended_at_ms),
  };
}
