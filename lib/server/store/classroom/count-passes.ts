import { type Kysely, sql } from "kysely";

/** Steps that passed before there were counters; of what led there no event tells. */
export async function countPasses(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into step_counts
      (learner_id, lab, step, attempts, passed_at_ms, outcome, same_code_attempts)
    select learner_id, lab, step, 0, passed_at_ms, 'passed', 0 from passes
    where true
    on conflict (learner_id, lab, step) do nothing
  `.execute(db);
}
