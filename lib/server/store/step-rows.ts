import type { Kysely } from "kysely";
import { draftSchema } from "@/lib/contract/drafts";
import { verdictSchema } from "@/lib/contract/verdict";
import type { Tables } from "./schema";
import type { Store } from "./store";

const stepKey = ["learner_id", "lab", "step"] as const;

export function createProgress(db: Kysely<Tables>): Store["progress"] {
  return {
    async passed(learnerId, lab) {
      const rows = await db
        .selectFrom("passes")
        .select(["step", "verdict", "passed_at_ms"])
        .where("learner_id", "=", learnerId)
        .where("lab", "=", lab)
        .execute();
      return Object.fromEntries(
        rows.map(({ step, verdict, passed_at_ms }) => [
          step,
          { verdict: verdictSchema.parse(JSON.parse(verdict)), passedAtMs: Number(passed_at_ms) },
        ]),
      );
    },
    async markPassed(learnerId, lab, step, verdict) {
      await db
        .insertInto("passes")
        .values({
          learner_id: learnerId,
          lab,
          step,
          verdict: JSON.stringify(verdict),
          passed_at_ms: Date.now(),
        })
        .onConflict((conflict) => conflict.columns(stepKey).doNothing())
        .execute();
    },
  };
}

export function createAnswers(db: Kysely<Tables>): Store["answers"] {
  return {
    async lastAnswer(learnerId, lab, step) {
      const row = await db
        .selectFrom("answers")
        .select("answer")
        .where("learner_id", "=", learnerId)
        .where("lab", "=", lab)
        .where("step", "=", step)
        .executeTakeFirst();
      return row?.answer ?? null;
    },
    async saveAnswer(learnerId, lab, step, answer) {
      const saved = { answer, saved_at_ms: Date.now() };
      await db
        .insertInto("answers")
        .values({ learner_id: learnerId, lab, step, ...saved })
        .onConflict((conflict) => conflict.columns(stepKey).doUpdateSet(saved))
        .execute();
    },
  };
}

export function createDrafts(db: Kysely<Tables>): Store["drafts"] {
  return {
    async ofLab(learnerId, lab) {
      const rows = await db
        .selectFrom("drafts")
        .select(["step", "draft"])
        .where("learner_id", "=", learnerId)
        .where("lab", "=", lab)
        .execute();
      return Object.fromEntries(
        rows.map(({ step, draft }) => [step, draftSchema.parse(JSON.parse(draft))]),
      );
    },
    async revisions(learnerId, lab) {
      const rows = await db
        .selectFrom("drafts")
        .select(["step", "revision"])
        .where("learner_id", "=", learnerId)
        .where("lab", "=", lab)
        .execute();
      return Object.fromEntries(rows.map(({ step, revision }) => [step, revision]));
    },
    save: (learnerId, lab, step, draft, seen) =>
      db.transaction().execute(async (trx) => {
        const kept = await trx
          .selectFrom("drafts")
          .select(["draft", "revision", "device"])
          .where("learner_id", "=", learnerId)
          .where("lab", "=", lab)
          .where("step", "=", step)
          .executeTakeFirst();
        const text = JSON.stringify(draft);
        const isSame = kept?.draft === text;
        const isSeen = !seen || kept?.device === seen.device || kept?.revision === seen.revision;
        if (kept && !isSame && !isSeen) return { isKept: false, revision: kept.revision };
        const revision = (kept?.revision ?? 0) + (isSame ? 0 : 1);
        const saved = { draft: text, saved_at_ms: Date.now(), revision };
        const device = seen?.device ?? null;
        await trx
          .insertInto("drafts")
          .values({ learner_id: learnerId, lab, step, ...saved, device })
          .onConflict((conflict) => conflict.columns(stepKey).doUpdateSet({ ...saved, device }))
          .execute();
        return { isKept: true, revision };
      }),
  };
}
