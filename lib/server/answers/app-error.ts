import type { ProblemCode } from "@/lib/contract/problem";
import type { ClassError } from "@/lib/server/classroom/class-error";
import type { HelpError } from "@/lib/server/classroom/help/help";
import type { SignInError } from "@/lib/server/classroom/instructors/instructors";
import type { JoinError } from "@/lib/server/classroom/joining/joining";
import type { ProxyProblem } from "@/lib/server/proxy/proxy";
import type { FieldError, RequestError } from "@/lib/server/requests/request-error";
import type { NotSupported, SandboxProblem } from "@/lib/server/sandbox/sandboxes";
import type { StorageError } from "@/lib/server/store/store";
import type { AmbiguousStep, StepClosed, UnknownStep } from "@/lib/server/team/verdicts";
import type { UpstreamError } from "@/lib/server/upstream/upstream";

/** Every expected failure that can become an answer of this app. */
export type AppError =
  | RequestError
  | SignInError
  | JoinError
  | HelpError
  | ClassError
  | ProxyProblem
  | SandboxProblem
  | NotSupported
  | StorageError
  | UnknownStep
  | AmbiguousStep
  | StepClosed
  | UpstreamError;

/** What an error looks like from outside; `title` and `detail` are sentences for a learner. */
export interface ProblemEntry {
  status: number;
  code: ProblemCode;
  title: string;
  detail: string;
  errors?: FieldError[];
  /** Goes with every 429 and 503: seconds until trying again makes sense. */
  retryAfterSeconds?: number;
  /** Goes with a 405. */
  allowed?: readonly string[];
}

export type Kind = AppError["kind"];
export type ErrorOf<K extends Kind> = { [P in K]: Extract<AppError, { kind: P }> & { kind: P } }[K];

/** How each kind of error is told. */
export type ProblemTable = { [K in Kind]: (error: ErrorOf<K>) => ProblemEntry };
