import type { StackFault } from "@/lib/domain/stack/unreachable-advice";
import type { Outcome } from "@/lib/domain/verdict/verdict";

/** A step of a lab, by ids. */
export interface StepAt {
  lab: string;
  step: string;
}

/** What is known of one learner on one step. Times are milliseconds since the epoch. */
export interface StepRecord extends StepAt {
  attempts: number;
  openedAtMs: number | null;
  /** The first attempt or answer that was meant for it. */
  startedAtMs: number | null;
  lastAttemptAtMs: number | null;
  passedAtMs: number | null;
  /** The newest verdict: its outcome, the code and the words of its diagnosis, and the rung that is broken. */
  outcome: Outcome | null;
  code: string | null;
  rung: string | null;
  message: string | null;
  /** Since when the newest verdicts have this code. */
  codeSinceMs: number | null;
  /** How many attempts in a row ended with this code. */
  sameCodeAttempts: number;
}

/** A time that does not count; it goes on where `toMs` is null. */
export interface Gap {
  fromMs: number;
  toMs: number | null;
}

export interface LearnerRecord {
  id: string;
  name: string;
  team: string;
  /** False for instructors' own runs, rehearsals and synthetic learners. */
  isCounted: boolean;
  joinedAtMs: number;
  lastSeenAtMs: number;
  /** A page is open. */
  isOnline: boolean;
  /** A page is open, and none is in sight. */
  isHidden: boolean;
  /** When no page was in sight though one was open. */
  hidden: readonly Gap[];
  /** A request for help that nobody has resolved and that they have not put off. */
  askedHelp: (StepAt & { atMs: number }) | null;
  /** Why the servers of the team are not reached, as its learners read it; none where they are. */
  sandboxProblem?: string | null;
  /** The same for who can mend it, where an operator runs them; `at` is an address. */
  sandboxFault?: (StackFault & { at: string }) | null;
  /** By `keyOf`; a step that nothing is known of has none. */
  steps: ReadonlyMap<string, StepRecord>;
}

/** As much of somebody as tells how they stand on the steps. */
export type LearnerStanding = Pick<LearnerRecord, "id" | "isCounted" | "steps">;

/** When the class was at work. */
export interface ClassTimes {
  nowMs: number;
  openedAtMs: number;
  endedAtMs: number | null;
  pauses: readonly Gap[];
  /** When steps were closed. */
  closures: readonly (StepAt & Gap)[];
}

export const keyOf = ({ lab, step }: StepAt): string => `${lab}/${step}`;

/** Whether somebody has begun the step and not passed it. */
export const isUnderWay = ({ startedAtMs, passedAtMs }: StepRecord): boolean =>
  startedAtMs !== null && passedAtMs === null;
