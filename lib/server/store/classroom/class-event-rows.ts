import type { Insertable, Kysely, Selectable } from "kysely";
import type { Tables } from "@/lib/server/store/schema";
import { type ClassEvent, type NewClassEvent, readTold } from "./class-event";
import type { ClassroomStore } from "./classroom-store";
import { countEvents } from "./step-counts";

type Row = Selectable<Tables["class_events"]>;

/** What happened in workshops, appended and never changed; the counters go with it. */
export function createClassEventRows(
  db: Kysely<Tables>,
  onAppended: (events: readonly ClassEvent[]) => void,
): Omit<ClassroomStore["classEvents"], "settled"> {
  return {
    async append(events) {
      const appended = await db.transaction().execute(async (trx) => {
        const workshops = await workshopsOf(trx, events);
        const appended: ClassEvent[] = [];
        for (const event of events) {
          const workshop = event.workshop ?? workshops.get(event.learnerId ?? "");
          if (workshop === undefined) continue;
          const { id } = await trx
            .insertInto("class_events")
            .values(rowOf(event, workshop))
            .returning("id")
            .executeTakeFirstOrThrow();
          appended.push({ ...nobody, ...event, id: Number(id), workshop });
        }
        await countEvents(trx, appended);
        return appended;
      });
      onAppended(appended);
      return appended;
    },
    async since(id, workshop, limit) {
      const rows = await db
        .selectFrom("class_events")
        .selectAll()
        .where("workshop", "=", workshop)
        .where("id", ">", id)
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.flatMap(eventsOfRow);
    },
    async lastId(workshop) {
      const row = await db
        .selectFrom("class_events")
        .select(({ fn }) => fn.max("id").as("id"))
        .where("workshop", "=", workshop)
        .executeTakeFirst();
      return Number(row?.id ?? 0);
    },
  };
}

const nobody = { learnerId: null, team: null, lab: null, step: null, author: null };

async function workshopsOf(
  db: Kysely<Tables>,
  events: readonly NewClassEvent[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(events.flatMap(({ learnerId }) => learnerId ?? []));
  if (ids.size === 0) return new Map();
  const rows = await db
    .selectFrom("learners")
    .select(["id", "workshop"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, workshop }) => [id, workshop]));
}

function rowOf(event: NewClassEvent, workshop: string): Insertable<Tables["class_events"]> {
  return {
    workshop,
    at_ms: event.atMs,
    kind: event.kind,
    learner_id: event.learnerId ?? null,
    team: event.team ?? null,
    lab: event.lab ?? null,
    step: event.step ?? null,
    author: event.author ?? null,
    data: JSON.stringify(event.data),
  };
}

/** None for what another version of the app has written and this one cannot read. */
export function eventsOfRow(row: Row): ClassEvent[] {
  const told = readTold(row.kind, row.data);
  if (!told) return [];
  const { workshop, learner_id, team, lab, step, author } = row;
  const common = { id: Number(row.id), workshop, atMs: Number(row.at_ms) };
  return [{ ...common, learnerId: learner_id, team, lab, step, author, ...told }];
}
