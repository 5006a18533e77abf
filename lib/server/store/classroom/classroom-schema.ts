import type { Generated } from "kysely";

/** The tables of the classroom as Kysely sees them. Times are milliseconds since the epoch; JSON is text. */
export interface ClassroomTables {
  workshops: {
    id: string;
    name: string;
    /** One of `open paused ended`. */
    state: string;
    join_code: string | null;
    /** JSON: ids of labs; null for all labs there are. */
    labs: string | null;
    /** JSON: `{lab, step}` each. */
    closed_steps: string;
    pause_message: string | null;
    created_at_ms: number;
    opened_at_ms: number;
    ended_at_ms: number | null;
    /** Grows in the order in which they were made. */
    ordinal: Generated<number>;
  };
  /** Times of a workshop that are not like the others: pauses, and when a step was closed. */
  workshop_times: {
    id: Generated<number>;
    workshop: string;
    /** One of `paused closed`. */
    kind: string;
    from_ms: number;
    to_ms: number | null;
    lab: string | null;
    step: string | null;
  };
  /** When learners had pages open and none in sight. */
  hidden_times: {
    id: Generated<number>;
    learner_id: string;
    from_ms: number;
    to_ms: number | null;
  };
  instructor_passwords: { id: number; hash: string; generation: number };
  instructor_sessions: { id: string; name: string; generation: number; ends_at_ms: number };
  class_events: {
    id: Generated<number>;
    workshop: string;
    at_ms: number;
    kind: string;
    /** Whom it is about; may be gone since. */
    learner_id: string | null;
    team: string | null;
    lab: string | null;
    step: string | null;
    /** The instructor who did it. */
    author: string | null;
    /** JSON, by kind. */
    data: string;
  };
  help: {
    id: string;
    workshop: string;
    learner_id: string;
    lab: string;
    step: string;
    words: string;
    /** One of `open claimed resolved`. */
    state: string;
    by: string | null;
    asked_at_ms: number;
    resolved_at_ms: number | null;
    is_on_hold: number;
    /** JSON: `{by, atMs, words}` each. */
    answers: string;
    nth: number;
    /** Grows in the order in which they were made. */
    ordinal: Generated<number>;
  };
  messages: {
    id: string;
    workshop: string;
    at_ms: number;
    author: string;
    /** JSON: whom it was for. */
    addressees: string;
    text: string;
    lab: string | null;
    step: string | null;
    code: string | null;
    /** Grows in the order in which they were made. */
    ordinal: Generated<number>;
  };
  message_addressees: {
    message_id: string;
    learner_id: string;
    /** Since when the learner had the diagnosis that the message is about. */
    code_since_ms: number | null;
    dismissed_at_ms: number | null;
  };
  /** Counted from the events, the attempts and the passes, and counted anew by `npm run rebuild`. */
  step_counts: {
    learner_id: string;
    lab: string;
    step: string;
    attempts: number;
    opened_at_ms: number | null;
    started_at_ms: number | null;
    last_attempt_at_ms: number | null;
    passed_at_ms: number | null;
    outcome: string | null;
    code: string | null;
    rung: string | null;
    message: string | null;
    code_since_ms: number | null;
    same_code_attempts: number;
  };
  /** What is to be told elsewhere; `begin` is where it began. */
  webhook_deliveries: {
    event_id: number;
    /** One of `begin passed finished`. */
    kind: string;
    learner_id: string | null;
    body: string;
    tries: number;
    next_at_ms: number;
    taken_at_ms: number | null;
  };
}
