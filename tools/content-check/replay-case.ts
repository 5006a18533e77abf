import type { ReplayAction } from "@/lib/domain/lab/replay";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import type { Verdict } from "@/lib/domain/verdict/verdict";

/** Where a step is, as the verdicts ask for it. */
export interface StepAt {
  lab: string;
  task: string;
  step: string;
}

/** One action of a case; a `run` has been replaced by the solution that it stands for. */
export interface ScriptedAction {
  /** The step that a learner would send it from. */
  at: StepAt;
  action: ReplayAction;
}

/** What the step's verdict has to be at the end of a case. */
export type Expectation =
  | { kind: "passed" }
  | { kind: "not-passed" }
  /** The servers take what is sent, whatever comes of the step. */
  | { kind: "accepted" }
  | { kind: "diagnosed"; outcome: "failed" | "pending"; codes: readonly DiagnosisCode[] };

/** One thing to prove about a step: what a learner does on fresh servers, and what has to come of it. */
export interface ReplayCase {
  at: StepAt;
  name: string;
  /** Where the author wrote it. */
  file: string;
  line: number;
  actions: readonly ScriptedAction[];
  expected: Expectation;
}

/** How a case ended. */
export interface CaseOutcome {
  replayCase: ReplayCase;
  durationMs: number;
  /** The last verdict; null where the step was not judged. */
  verdict: Verdict | null;
  /** Null where it ended as expected. */
  failure: { reason: string; verdict: Verdict | null } | null;
}
