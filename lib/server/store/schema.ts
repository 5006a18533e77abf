import type { Generated } from "kysely";
import type { ClassroomTables } from "./classroom/classroom-schema";

/** The tables as Kysely sees them. Times are milliseconds since the epoch; JSON is text. */
export interface Tables extends ClassroomTables {
  teams: {
    name: string;
    created_at_ms: number;
    workshop: Generated<string>;
    /** 1 where nobody may join it any more. */
    is_locked: Generated<number>;
    /** 1 where `TEAMS` names it. */
    is_listed: Generated<number>;
  };
  learners: {
    id: string;
    name: string;
    team: string;
    created_at_ms: number;
    workshop: Generated<string>;
    /** One of `learner instructor rehearsal synthetic`; only the first counts. */
    kind: Generated<string>;
    last_seen_at_ms: number | null;
    /** Grows in the order in which they joined. */
    ordinal: Generated<number>;
    /** Of the resume code, which can be made anew from its generation; null until there is one. */
    resume_hash: string | null;
    resume_generation: Generated<number>;
  };
  attempts: {
    id: Generated<number>;
    learner_id: string;
    team: string;
    at_ms: number;
    method: string;
    path: string;
    /** Of the step that it was sent from. */
    lab: string | null;
    step: string | null;
    status: number;
    answer: string;
    effect: string;
    refusal: string | null;
    /** Names in the body that may be meant as those of metrics. */
    metrics: string;
    content_type: string | null;
    content_encoding: string | null;
    /**
     * The first 32 KiB of the body, and what of its last 32 KiB is not in them. Both are empty where
     * `body_bytes` is not, once enough newer attempts have been made.
     */
    body_head: Uint8Array;
    body_tail: Uint8Array;
    body_bytes: number;
  };
  /** What no attempt tells, and none that is read back: a group was deleted, by whatever way. */
  deleted_groups: { team: string; key: string; at_ms: number };
  verdict_changes: StepKey & {
    id: Generated<number>;
    at_ms: number;
    /** The team's newest attempt when this was judged; 0 before the first. */
    attempt_id: number;
    /** The expression that a learner answered a query step with; null where nothing was answered. */
    answer: string | null;
    /** Null in a row that holds an answer; the verdicts on it follow. */
    verdict: string | null;
  };
  passes: StepKey & { verdict: string; passed_at_ms: number };
  answers: StepKey & { answer: string; saved_at_ms: number };
  drafts: StepKey & {
    draft: string;
    saved_at_ms: number;
    /** Grows with each change. */
    revision: Generated<number>;
    /** Where it was written; null where that was not told. */
    device: string | null;
  };
  tokens: {
    learner_id: string;
    /** SHA-256 of the token, in hex; the token itself is kept nowhere. */
    hash: string;
    made_at_ms: number;
    ends_at_ms: number;
  };
  sessions: {
    id: string;
    learner_id: string;
    /** When it was last used, to the hour. */
    seen_at_ms: number;
    ends_at_ms: number;
    /** 1 where it was ended before that; then its row is what says so. */
    is_ended: number;
  };
  health_checks: { id: number; checked_at_ms: number };
}

interface StepKey {
  learner_id: string;
  lab: string;
  step: string;
}
