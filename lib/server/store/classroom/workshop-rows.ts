import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { workshopStates } from "@/lib/contract/classroom/workshop";
import type { Tables } from "@/lib/server/store/schema";
import type { ClassroomStore, KeptWorkshop } from "./classroom-store";

const labsSchema = z.array(z.string()).nullable();
const placesSchema = z.array(z.object({ lab: z.string(), step: z.string() }));
const stateSchema = z.enum(workshopStates);

/** Workshops, one after another; of a new database there is the first. */
export function createWorkshopRows(db: Kysely<Tables>): ClassroomStore["workshops"] {
  return {
    async current() {
      const row = await db
        .selectFrom("workshops")
        .selectAll()
        .orderBy(({ eb }) => eb("ended_at_ms", "is", null), "desc")
        .orderBy("created_at_ms", "desc")
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirstOrThrow();
      return workshopOfRow(row);
    },
  };
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
