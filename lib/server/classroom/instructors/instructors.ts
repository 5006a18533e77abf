import type { Result } from "@/lib/domain/result";
import type { TooManyTries } from "@/lib/server/classroom/guess-limits";

/** An instructor who is signed in. */
export interface Instructor {
  /** Of the session. */
  id: string;
  name: string;
  endsAtMs: number;
}

export type SignInError = TooManyTries | { kind: "wrong-password" };

/** Who teaches, by the cookie `scrapelab_instructor`. All have one password, and each a session of their own. */
export interface Instructors {
  /** By the password, from an address; without a name one such as "Instructor 2" is given. */
  signIn(
    given: { password: string; name?: string | undefined },
    address: string,
  ): Promise<Result<{ instructor: Instructor; setCookie: string }, SignInError>>;
  /** Null where the cookie is missing or forged, or its session has ended. */
  instructorOf(cookieHeader: string | undefined): Promise<Instructor | null>;
  /**
   * A `Cookie` header with the session of an instructor whom a proxy has signed in, and with no other; it
   * begins when there is none.
   */
  asUser(user: string, cookieHeader: string | undefined): Promise<string>;
  /** A `Cookie` header with one session, as `name=token`, or with none. */
  replaceCookie(header: string | undefined, pair: string | null): string;
  end(instructor: Instructor): Promise<void>;
  /** The `Set-Cookie` headers that sign out. */
  signOut(): string[];
  /**
   * Calls back, once, when the session has ended: by signing out at once, by a new password, also one that
   * another process has set, within seconds. The returned function ends that.
   */
  attend(instructor: Instructor, onEnd: () => void): () => void;
  close(): void;
}
