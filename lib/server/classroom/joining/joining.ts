import type { JoinAnswer } from "@/lib/contract/classroom/join";
import type { JoinRequest } from "@/lib/contract/join-request";
import type { Learner } from "@/lib/contract/session";
import type { Result } from "@/lib/domain/result";
import type { TooManyTries } from "@/lib/server/classroom/guess-limits";
import type { JoinRefusal } from "@/lib/server/store/classroom/joins";

export type JoinError =
  | JoinRefusal
  | TooManyTries
  /** A join code or a resume code that is wrong or missing. */
  | { kind: "wrong-code" }
  | { kind: "workshop-ended" }
  /** A mark that instructors alone give. */
  | { kind: "not-an-instructor" }
  | { kind: "too-many-joins"; retryAfterSeconds: number };

export interface JoiningFrom {
  address: string;
  /** Who joins is signed in as an instructor, too. */
  isInstructor: boolean;
  /** Whom a proxy has signed in; null where it names nobody, or there is none. */
  user: string | null;
}

/** How somebody gets into the workshop, and into it again. */
export interface Joining {
  /** What somebody who wants to join has to know; `user` is whom a proxy has signed in. */
  invitation(user?: string | null): Promise<JoinAnswer>;
  /** Who somebody is whom a proxy has signed in, in the current workshop; null before they have joined. */
  ofUser(user: string): Promise<Learner | null>;
  /** Whether somebody was made by an instructor to try things out, and is nobody's own. */
  isSynthetic(learnerId: string): Promise<boolean>;
  /**
   * By a name, or by a resume code; gives the `Set-Cookie` header that signs in. Whom a proxy has signed in
   * joins by the name that they have there, and is the same learner wherever they come from; only an instructor's
   * synthetic learners are themselves.
   */
  join(
    request: JoinRequest,
    from: JoiningFrom,
  ): Promise<Result<{ learner: Learner; resumeCode: string; setCookie: string }, JoinError>>;
}
