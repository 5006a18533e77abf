import type { Draft } from "@/lib/contract/drafts";
import type { Learner } from "@/lib/contract/session";
import type { Attempt } from "@/lib/domain/attempt";
import type { Result } from "@/lib/domain/result";
import type { Verdict } from "@/lib/domain/verdict";

export type StorageError = { kind: "storage-failed"; message: string };

/** An attempt before it has an id; of `body` the first and the last 32 KiB are kept, and its length. */
export type NewAttempt = Omit<Attempt, "id"> & { body: Uint8Array };

/**
 * All that survives a restart. Every write is durable when its promise resolves: it survives the end of
 * the process; a loss of power may cost the last second. Times are milliseconds since the epoch.
 * SQLite serves it in `DATA_DIR`; nothing in here is particular to SQLite.
 */
export interface Store {
  learners: {
    /** Makes a learner with a team of their own: a unique `[a-z0-9-]{1,40}` made from the name. */
    add(name: string): Promise<Learner>;
    find(id: string): Promise<Learner | null>;
  };
  attempts: {
    /** A full disk or a lost database is told, so that no answer claims what was not kept. */
    record(attempt: NewAttempt): Promise<Result<Attempt, StorageError>>;
    /** The newest attempts of a team, oldest first. */
    newestOfTeam(team: string, limit: number): Promise<Attempt[]>;
  };
  progress: {
    /** Verdicts with which steps passed, by step id. */
    passed(
      learnerId: string,
      lab: string,
    ): Promise<Record<string, { verdict: Verdict; passedAtMs: number }>>;
    /** Keeps the first pass; a later one changes nothing. */
    markPassed(learnerId: string, lab: string, step: string, verdict: Verdict): Promise<void>;
  };
  answers: {
    lastAnswer(learnerId: string, lab: string, step: string): Promise<string | null>;
    saveAnswer(learnerId: string, lab: string, step: string, answer: string): Promise<void>;
  };
  drafts: {
    /** By step id. */
    ofLab(learnerId: string, lab: string): Promise<Record<string, Draft>>;
    save(learnerId: string, lab: string, step: string, draft: Draft): Promise<void>;
  };
  /** Rejects when the database cannot be read and written. */
  check(): Promise<void>;
  close(): Promise<void>;
}
