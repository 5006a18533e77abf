import type { SandboxAnswer } from "@/lib/contract/sandbox";
import type { Learner } from "@/lib/contract/session";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { Result } from "@/lib/domain/result";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { NotSupported, SandboxProblem } from "@/lib/server/sandbox/sandboxes";

export type UnknownStep =
  | { kind: "unknown-lab"; lab: string }
  | { kind: "unknown-task"; task: string }
  | { kind: "unknown-step"; step: string };

/** More than one lab has a step with this id, so that its lab has to be named too. */
export type AmbiguousStep = { kind: "ambiguous-step"; step: string; labs: string[] };

/** An instructor has closed the step: it is not judged. */
export type StepClosed = { kind: "step-closed"; step: string };

/** Judges steps on the learner's own servers, on request and by itself. */
export interface Verdicts {
  /**
   * Judges one step now. `answer` is kept as the learner's answer of a query step; without it the last
   * kept one counts. A step passed before answers with the verdict it passed with.
   */
  checkStep(
    learner: Learner,
    at: { lab: string; task: string; step: string },
    answer?: string,
  ): Promise<Result<Verdict, UnknownStep | StepClosed>>;
  /** Judges all steps of a task but those that are closed, by step id. */
  checkTask(
    learner: Learner,
    at: { lab: string; task: string },
  ): Promise<Result<Record<string, Verdict>, UnknownStep>>;
  /** The newest verdict of each step of a lab that has one; judges nothing. */
  latest(learner: Learner, lab: string): Promise<Record<string, Verdict>>;
  /** What `GET /api/sandbox` answers; never waits for a sandbox to start. */
  sandboxView(learner: Learner): Promise<SandboxAnswer>;
  /** To be told of every recorded attempt; the learner's open steps are judged soon after. */
  exchangeEnded(learner: Learner, attempt: Attempt): void;
  /** Restarts the gateway without its groups, or resets the whole sandbox, and puts it on record. */
  gatewayReset(
    learner: Learner,
    kind: "restart" | "reset",
  ): Promise<
    Result<void, SandboxProblem | NotSupported | { kind: "storage-failed"; message: string }>
  >;
}
