import { type Kysely, sql } from "kysely";
import type { Learner } from "@/lib/contract/session";
import type { SentFromNowhere } from "@/lib/domain/pushgateway/meant-for";
import type { Tables } from "@/lib/server/store/schema";
import type { JudgedChange, StepPlace, Store, VerdictChange } from "@/lib/server/store/store";
import type { Thinning } from "@/lib/server/store/thinning";
import {
  isOfTeam,
  lossEffects,
  newestNotShown,
  passTimes,
  sentFromNowhere,
} from "./notebook-meant";
import { readAnswers, readRequests } from "./notebook-rows";
import { rowOfChange } from "./verdict-change-row";

/** What a learner has sent and how the verdicts changed, for their own eyes. */
export function createNotebook(db: Kysely<Tables>, thinning: Thinning): Store["notebook"] {
  return {
    async log(changes) {
      if (changes.length === 0) return;
      await db.transaction().execute(async (trx) => {
        const known = await learnersThere(trx, changes);
        for (const change of changes) if (known.has(change.learnerId)) await addChange(trx, change);
      });
      const learners = Map.groupBy(changes, ({ learnerId }) => learnerId);
      for (const [id, own] of learners) thinning.changesAdded(id, own.length);
    },
    counts: (learner, lab, meantFor) => countAttempts(db, learner, lab, meantFor),
    async page(learner, at, { before, after, limit }) {
      const ids = await (at.kind === "answer" ? answerIds : requestIds)(db, learner, at);
      const rest = ids.filter((id) => isWithin(id, before, after));
      const shown = after === undefined ? rest.slice(-limit) : rest.slice(0, limit);
      const next = ids[ids.lastIndexOf(shown.at(-1) ?? -1) + 1];
      const read = at.kind === "answer" ? readAnswers : readRequests;
      const attempts = shown.length === 0 ? [] : await read(db, learner, at, { ids: shown, next });
      return { attempts, total: ids.length, hasMore: rest.length > shown.length };
    },
  };
}

/** Who was removed meanwhile has no notebook, and takes nothing of the others with them. */
async function learnersThere(
  db: Kysely<Tables>,
  changes: readonly VerdictChange[],
): Promise<ReadonlySet<string>> {
  const ids = new Set(changes.map(({ learnerId }) => learnerId));
  const rows = await db
    .selectFrom("learners")
    .select("id")
    .where("id", "in", [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function addChange(db: Kysely<Tables>, change: VerdictChange): Promise<void> {
  const row = rowOfChange(change);
  const attempt_id = "verdict" in change ? await attemptOf(db, change, row) : row.attempt_id;
  if (attempt_id === null) return;
  await db
    .insertInto("verdict_changes")
    .values({ ...row, attempt_id })
    .execute();
}

/** The attempt that a verdict is kept for; null where it would say nothing more. */
async function attemptOf(
  db: Kysely<Tables>,
  { attemptId, ownAttemptId, isUntouched }: JudgedChange,
  row: ReturnType<typeof rowOfChange>,
): Promise<number | null> {
  const before = await db
    .selectFrom("verdict_changes")
    .select(["verdict", "attempt_id"])
    .where("learner_id", "=", row.learner_id)
    .where("lab", "=", row.lab)
    .where("step", "=", row.step)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!before) return isUntouched && ownAttemptId === null ? null : attemptId;
  if (before.verdict !== row.verdict) return attemptId;
  return ownAttemptId !== null && ownAttemptId > Number(before.attempt_id) ? ownAttemptId : null;
}

function isWithin(id: number, before: number | undefined, after: number | undefined): boolean {
  return (before === undefined || id < before) && (after === undefined || id > after);
}

/** A restart or a reset counts for each step whose verdict it changed. */
function changedByLoss(db: Kysely<Tables>, { id, team }: Learner, lab: string) {
  return db
    .selectFrom("verdict_changes as change")
    .innerJoin("attempts as attempt", "attempt.id", "change.attempt_id")
    .where("change.learner_id", "=", id)
    .where("change.lab", "=", lab)
    .where("attempt.effect", "in", lossEffects)
    .where("attempt.learner_id", "=", id)
    .where("attempt.team", "=", team);
}

async function requestIds(
  db: Kysely<Tables>,
  learner: Learner,
  { lab, step, isMeant }: StepPlace & { isMeant: (sent: SentFromNowhere) => boolean },
): Promise<number[]> {
  const own = await db
    .selectFrom("attempts")
    .select(["id", "team"])
    .where("learner_id", "=", learner.id)
    .where("id", ">", await newestNotShown(db, learner))
    .where("lab", "=", lab)
    .where("step", "=", step)
    .execute();
  const lost = await changedByLoss(db, learner, lab)
    .where("change.step", "=", step)
    .select("attempt.id")
    .distinct()
    .execute();
  const passedAtMs = (await passTimes(db, learner, lab)).get(step) ?? Number.POSITIVE_INFINITY;
  const fromNowhere = (await sentFromNowhere(db, learner)).filter(
    ({ atMs, ...sent }) => atMs <= passedAtMs && isMeant(sent),
  );
  const ids = [...own.filter(isOfTeam(learner)), ...lost, ...fromNowhere].map(({ id }) =>
    Number(id),
  );
  return ids.sort((a, b) => a - b);
}

async function answerIds(
  db: Kysely<Tables>,
  learner: Learner,
  { lab, step }: StepPlace,
): Promise<number[]> {
  const rows = await db
    .selectFrom("verdict_changes")
    .select("id")
    .where("learner_id", "=", learner.id)
    .where("lab", "=", lab)
    .where("step", "=", step)
    .where("answer", "is not", null)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => Number(id));
}

async function countAttempts(
  db: Kysely<Tables>,
  learner: Learner,
  lab: string,
  meantFor: (sent: SentFromNowhere) => readonly string[],
): Promise<Record<string, number>> {
  const sent = await db
    .selectFrom("attempts")
    .select(["step", "team", sql<number>`count(*)`.as("count")])
    .where("learner_id", "=", learner.id)
    .where("id", ">", await newestNotShown(db, learner))
    .where("lab", "=", lab)
    .where("step", "is not", null)
    .groupBy(["step", "team"])
    .execute();
  const lost = await changedByLoss(db, learner, lab)
    .select(["change.step", sql<number>`count(distinct attempt.id)`.as("count")])
    .groupBy("change.step")
    .execute();
  const answered = await db
    .selectFrom("verdict_changes")
    .select(["step", sql<number>`count(*)`.as("count")])
    .where("learner_id", "=", learner.id)
    .where("lab", "=", lab)
    .where("answer", "is not", null)
    .groupBy("step")
    .execute();
  const passed = await passTimes(db, learner, lab);
  const fromNowhere = (await sentFromNowhere(db, learner)).flatMap((each) =>
    meantFor(each)
      .filter((step) => each.atMs <= (passed.get(step) ?? Number.POSITIVE_INFINITY))
      .map((step) => ({ step, count: 1 })),
  );
  const counts: Record<string, number> = {};
  for (const { step, count } of [
    ...sent.filter(isOfTeam(learner)),
    ...lost,
    ...fromNowhere,
    ...answered,
  ]) {
    if (step !== null) counts[step] = (counts[step] ?? 0) + Number(count);
  }
  return counts;
}
