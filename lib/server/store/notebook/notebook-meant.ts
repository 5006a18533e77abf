import type { Kysely } from "kysely";
import { z } from "zod";
import type { Learner } from "@/lib/contract/session";
import type { SentFromNowhere } from "@/lib/domain/pushgateway/meant-for";
import { keptWhole, newestBeyond } from "@/lib/server/store/newest-beyond";
import type { Tables } from "@/lib/server/store/schema";

/** More than this is looked through for what is meant for a step only by whoever pushes in a loop. */
const maxFromNowhere = 2000;

/** As they stand in the column: the gateway's end, asked for in the app. */
export const lossEffects = [{ kind: "restart" }, { kind: "reset" }].map((each) =>
  JSON.stringify(each),
);

/** A notebook shows a learner's newest attempts; what is older is kept without what it would show. */
export const newestNotShown = async (db: Kysely<Tables>, learner: Learner): Promise<number> =>
  (await newestBeyond(db, "attempts", learner.id, keptWhole)) ?? 0;

/**
 * Attempts are looked for by learner alone, as the others of a team may have sent very many; those made in another
 * team stay out of the notebook.
 */
export const isOfTeam =
  ({ team }: Pick<Learner, "team">) =>
  (attempt: { team: string }): boolean =>
    attempt.team === team;

const metricsSchema = z.array(z.string());

/** The newest attempts of a learner from nowhere in particular, with what tells which step they are meant for. */
export async function sentFromNowhere(
  db: Kysely<Tables>,
  learner: Learner,
): Promise<(SentFromNowhere & { id: number; atMs: number })[]> {
  const rows = await db
    .selectFrom("attempts")
    .select(["id", "team", "at_ms", "method", "path", "metrics", "status"])
    .where("learner_id", "=", learner.id)
    .where("id", ">", await newestNotShown(db, learner))
    .where("step", "is", null)
    .where("effect", "not in", lossEffects)
    .orderBy("id", "desc")
    .limit(maxFromNowhere)
    .execute();
  return rows.filter(isOfTeam(learner)).map(({ id, at_ms, method, path, metrics, status }) => ({
    ...{ id: Number(id), atMs: Number(at_ms), method, path, isRefused: status >= 300 },
    metrics: metricsSchema.parse(JSON.parse(metrics)),
  }));
}

/** When a learner passed which steps of a lab. What comes from nowhere belongs to the steps that are open. */
export async function passTimes(
  db: Kysely<Tables>,
  learner: Learner,
  lab: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("passes")
    .select(["step", "passed_at_ms"])
    .where("learner_id", "=", learner.id)
    .where("lab", "=", lab)
    .execute();
  return new Map(rows.map(({ step, passed_at_ms }) => [step, Number(passed_at_ms)]));
}
