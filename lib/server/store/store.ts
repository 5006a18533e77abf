import type { Draft } from "@/lib/contract/drafts";
import type { Learner } from "@/lib/contract/session";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { SentFromNowhere } from "@/lib/domain/pushgateway/meant-for";
import type { Result } from "@/lib/domain/result";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { ClassroomStore } from "./classroom/classroom-store";

export type StorageError = { kind: "storage-failed"; message: string };

/** An attempt before it has an id; of `body` the first and the last 32 KiB are kept, and its length. */
export type NewAttempt = Omit<Attempt, "id"> & {
  body: Uint8Array;
  contentType?: string | undefined;
  contentEncoding?: string | undefined;
};

/** Where a step stands. */
export interface StepPlace {
  lab: string;
  step: string;
}

/** What is kept of a verdict for the notebook; long texts in it are cut. */
export type KeptVerdict = Pick<Verdict, "outcome" | "diagnosis">;

interface ChangeBase extends StepPlace {
  learnerId: string;
  atMs: number;
  /** The team's newest attempt at that moment; 0 before the first. */
  attemptId: number;
}

/** A verdict on one step, kept where it says something else than the one before it or follows an answer. */
export interface JudgedChange extends ChangeBase {
  verdict: KeptVerdict;
  /** The step's own attempt that it is the first verdict on: then it is kept if it says the same, too. */
  ownAttemptId: number | null;
  /** Says that nothing has been begun, which is kept only where something was. */
  isUntouched: boolean;
}

/** An answer to a query step; the verdicts on it follow. */
export interface AnswerChange extends ChangeBase {
  answer: string;
}

export type VerdictChange = JudgedChange | AnswerChange;

interface KeptEntry {
  id: number;
  atMs: number;
  /** The last verdict on the step before the next attempt; null where none was made. */
  verdict: KeptVerdict | null;
}

/** A request that a learner sent for a step; see `NewAttempt` for what is kept of its body. */
export interface KeptRequest extends KeptEntry {
  kind: "request";
  method: string;
  path: string;
  contentType: string | null;
  contentEncoding: string | null;
  status: number;
  answer: string;
  bodyHead: Uint8Array;
  bodyTail: Uint8Array;
  bodyBytes: number;
}

/** An expression that a learner answered a query step with. */
export interface KeptAnswer extends KeptEntry {
  kind: "answer";
  expression: string;
}

export type KeptAttempt = KeptRequest | KeptAnswer;

/** From when until when a personal token is good. */
export interface TokenLife {
  madeAtMs: number;
  endsAtMs: number;
}

export interface UnusedLearners {
  unused: { id: string; sessionIds: string[] }[];
  last: string | null;
}

/** A part of a step's notebook, oldest first. */
export interface NotebookPage {
  attempts: KeptAttempt[];
  /** How many the whole notebook has. */
  total: number;
  /** Whether there are more beyond this page, in the direction that was asked for. */
  hasMore: boolean;
}

/**
 * All that survives a restart. Every write is durable when its promise resolves: it survives the end of
 * the process; a loss of power may cost the last second. Times are milliseconds since the epoch.
 * SQLite serves it in `DATA_DIR`; nothing in here is particular to SQLite.
 */
export interface Store extends ClassroomStore {
  learners: {
    /** Makes a learner of the current workshop with a team of their own: a unique `[a-z0-9-]{1,40}` made from the name. */
    add(name: string): Promise<Learner>;
    find(id: string): Promise<Learner | null>;
    /**
     * Looks at some of the learners who joined before a time, those after the id `after` in the order of
     * their ids. `unused` are those who never did anything: they have no attempt, pass, answer, draft or
     * token, and used no session since; with the ids of their sessions. `last` is the id of the last one
     * looked at; null where there is no more.
     */
    unused(beforeMs: number, after: string): Promise<UnusedLearners>;
    /**
     * Removes one of them, with its team where nobody else is in it; null where it is none any more.
     * `team` is the one that is gone with it.
     */
    removeUnused(
      id: string,
      beforeMs: number,
    ): Promise<{ team: string | null; workshop: string } | null>;
  };
  attempts: {
    /**
     * A full disk or a lost database is told, so that no answer claims what was not kept. Of each learner
     * the bodies of the newest 500 attempts are kept, what they did of the newest 5,000, and 100,000 rows.
     */
    record(attempt: NewAttempt): Promise<Result<Attempt, StorageError>>;
    /** The newest attempts of a team, oldest first. */
    newestOfTeam(team: string, limit: number): Promise<Attempt[]>;
  };
  deletedGroups: {
    /** The keys of groups that were deleted once, as `{job="backup"}`. */
    ofTeam(team: string): Promise<string[]>;
    /** Of each team the newest 1,000 are kept, and none that is longer than 1,000 characters. */
    keep(team: string, keys: readonly string[]): Promise<void>;
  };
  notebook: {
    /** Keeps answers, and verdicts as they change, in this order; of each learner the newest 5,000. */
    log(changes: readonly VerdictChange[]): Promise<void>;
    /**
     * How many attempts there are of each step of a lab that has any, by step id; `meantFor` names the steps
     * that an attempt from nowhere in particular is meant for.
     */
    counts(
      learner: Learner,
      lab: string,
      meantFor: (sent: SentFromNowhere) => readonly string[],
    ): Promise<Record<string, number>>;
    /**
     * The attempts of one step: of a query step what it was answered with, else what was sent from it, what
     * was sent from nowhere in particular while it was open and is meant for it, and the restarts that changed
     * its verdict. `before` and `after` are ids; with
     * `after` the page begins there, else it ends before `before` or with the newest.
     */
    page(
      learner: Learner,
      at: StepPlace & { kind: KeptAttempt["kind"]; isMeant: (sent: SentFromNowhere) => boolean },
      range: { before?: number | undefined; after?: number | undefined; limit: number },
    ): Promise<NotebookPage>;
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
    /** By step id; each grows with each change of the draft. */
    revisions(learnerId: string, lab: string): Promise<Record<string, number>>;
    /**
     * Without `seen` it takes the place of what is kept. With it nothing is kept where another device has
     * written something else since the revision that this one has seen, 0 for none.
     */
    save(
      learnerId: string,
      lab: string,
      step: string,
      draft: Draft,
      seen?: { revision: number; device: string },
    ): Promise<{ isKept: boolean; revision: number }>;
  };
  sessions: {
    /** Does nothing where there is one of this id, even one that was ended. */
    begin(session: { id: string; learnerId: string; endsAtMs: number }): Promise<void>;
    /** Null where it was ended; also one that has ended by itself. */
    find(id: string): Promise<{ id: string; learner: Learner; endsAtMs: number } | null>;
    /** Keeps when it was last used. */
    seen(id: string, atMs: number): Promise<void>;
    end(id: string): Promise<void>;
    /** The ids of those of a learner that were not ended. */
    ofLearner(learnerId: string): Promise<string[]>;
    /** Ends all of a learner's; gives their ids. */
    endAll(learnerId: string): Promise<string[]>;
    /**
     * Deletes sessions that were over by themselves before a time, ended or not, `limit` at most; gives how
     * many. One that was ended stays until then: it is what says so.
     */
    removeOver(beforeMs: number, limit: number): Promise<number>;
  };
  /** Personal tokens by their hash; a learner has one at most. */
  tokens: {
    /** Takes the place of the learner's earlier one. */
    replace(learnerId: string, token: TokenLife & { hash: string }): Promise<void>;
    /** Also one that has ended. */
    find(hash: string): Promise<(TokenLife & { learner: Learner }) | null>;
    ofLearner(learnerId: string): Promise<TokenLife | null>;
    remove(learnerId: string): Promise<void>;
  };
  /** Rejects when the database cannot be read and written. */
  check(): Promise<void>;
  close(): Promise<void>;
}
