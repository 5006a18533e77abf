import type { Kysely } from "kysely";
import type { StepAt } from "@/lib/domain/classroom/class-records";
import type { Tables } from "@/lib/server/store/schema";

export interface LostPass extends StepAt {
  learnerId: string;
  team: string;
  atMs: number;
}

/** Passes that were kept and of which no event was, as where the app ended between the two. */
export async function readLostPasses(db: Kysely<Tables>, limit: number): Promise<LostPass[]> {
  const rows = await db
    .selectFrom("passes")
    .innerJoin("learners", "learners.id", "passes.learner_id")
    .leftJoin("step_counts", (join) =>
      join
        .onRef("step_counts.learner_id", "=", "passes.learner_id")
        .onRef("step_counts.lab", "=", "passes.lab")
        .onRef("step_counts.step", "=", "passes.step"),
    )
    .select(["passes.learner_id", "learners.team", "passes.lab", "passes.step"])
    .select("passes.passed_at_ms as atMs")
    .where("step_counts.passed_at_ms", "is", null)
    .limit(limit)
    .execute();
  return rows.map(({ learner_id, atMs, ...row }) => ({
    ...{ ...row, learnerId: learner_id, atMs: Number(atMs) },
  }));
}
