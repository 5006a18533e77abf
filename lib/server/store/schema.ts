import type { Generated } from "kysely";

/** The tables as Kysely sees them. Times are milliseconds since the epoch; JSON is text. */
export interface Tables {
  teams: { name: string; created_at_ms: number };
  learners: { id: string; name: string; team: string; created_at_ms: number };
  attempts: {
    id: Generated<number>;
    learner_id: string;
    team: string;
    at_ms: number;
    method: string;
    path: string;
    step: string | null;
    status: number;
    answer: string;
    effect: string;
    refusal: string | null;
    /** The first 32 KiB of the body, and what of its last 32 KiB is not in them. */
    body_head: Uint8Array;
    body_tail: Uint8Array;
    body_bytes: number;
  };
  passes: StepKey & { verdict: string; passed_at_ms: number };
  answers: StepKey & { answer: string; saved_at_ms: number };
  drafts: StepKey & { draft: string; saved_at_ms: number };
  health_checks: { id: number; checked_at_ms: number };
}

interface StepKey {
  learner_id: string;
  lab: string;
  step: string;
}
