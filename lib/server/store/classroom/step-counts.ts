import type { Insertable, Kysely, Selectable } from "kysely";
import { z } from "zod";
import type { StepAt, StepRecord } from "@/lib/domain/classroom/class-records";
import { countStep, untouchedStep } from "@/lib/domain/classroom/count-step";
import { outcomes } from "@/lib/domain/verdict/verdict";
import type { Tables } from "@/lib/server/store/schema";
import type { ClassEvent } from "./class-event";
import { stepChangesOf } from "./step-changes";

type Row = Selectable<Tables["step_counts"]>;

/** A counter with whose it is. */
export interface KeptCount {
  learnerId: string;
  count: StepRecord;
}

/** Counts what has just been appended, in the same transaction. */
export async function countEvents(
  trx: Kysely<Tables>,
  events: readonly ClassEvent[],
): Promise<void> {
  const counts = new Map<string, KeptCount>();
  for (const { learnerId, at, change } of events.flatMap(stepChangesOf)) {
    const key = JSON.stringify([learnerId, at.lab, at.step]);
    const before = counts.get(key)?.count ?? (await readCount(trx, learnerId, at));
    counts.set(key, { learnerId, count: countStep(before, change) });
  }
  for (const each of counts.values()) await writeCount(trx, each);
}

async function readCount(trx: Kysely<Tables>, learnerId: string, at: StepAt): Promise<StepRecord> {
  const row = await trx
    .selectFrom("step_counts")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where("lab", "=", at.lab)
    .where("step", "=", at.step)
    .executeTakeFirst();
  return row ? countOfRow(row).count : untouchedStep(at);
}

/** Writes a counter, in the place of the one before. */
export async function writeCount(trx: Kysely<Tables>, kept: KeptCount): Promise<void> {
  const row = rowOfCount(kept);
  const { learner_id: _, lab: _lab, step: _step, ...changed } = row;
  await trx
    .insertInto("step_counts")
    .values(row)
    .onConflict((conflict) => conflict.columns(["learner_id", "lab", "step"]).doUpdateSet(changed))
    .execute();
}

function rowOfCount({ learnerId, count }: KeptCount): Insertable<Tables["step_counts"]> {
  return {
    learner_id: learnerId,
    lab: count.lab,
    step: count.step,
    attempts: count.attempts,
    opened_at_ms: count.openedAtMs,
    started_at_ms: count.startedAtMs,
    last_attempt_at_ms: count.lastAttemptAtMs,
    passed_at_ms: count.passedAtMs,
    outcome: count.outcome,
    code: count.code,
    rung: count.rung,
    message: count.message,
    code_since_ms: count.codeSinceMs,
    same_code_attempts: count.sameCodeAttempts,
  };
}

const outcomeSchema = z.nullable(z.enum(outcomes)).catch(null);
const time = (value: number | null) => (value === null ? null : Number(value));

export function countOfRow(row: Row): KeptCount {
  return {
    learnerId: row.learner_id,
    count: {
      lab: row.lab,
      step: row.step,
      attempts: Number(row.attempts),
      openedAtMs: time(row.opened_at_ms),
      startedAtMs: time(row.started_at_ms),
      lastAttemptAtMs: time(row.last_attempt_at_ms),
      passedAtMs: time(row.passed_at_ms),
      outcome: outcomeSchema.parse(row.outcome),
      code: row.code,
      rung: row.rung,
      message: row.message,
      codeSinceMs: time(row.code_since_ms),
      sameCodeAttempts: Number(row.same_code_attempts),
    },
  };
}
