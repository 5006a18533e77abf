import type { Learner } from "@/lib/contract/session";
import type { Result } from "@/lib/domain/result";
import type { Session } from "./session";
import type { TokenError, Tokens } from "./tokens";

/** The headers that tell who a request comes from. */
export interface Credentials {
  authorization?: string | undefined;
  cookie?: string | undefined;
}

/** A learner who is gone. */
export interface GoneLearner {
  learnerId: string;
  workshop: string;
  /** The team that is gone with them; null where it stays. */
  team: string | null;
}

/** Who a request comes from, by the sealed cookie `scrapelab_session`. */
export interface Sessions {
  /**
   * The session of a `Cookie` header; null where it is missing, forged, ended or of an unknown learner, and
   * where there are several of different learners.
   */
  sessionOf(cookieHeader: string | undefined): Promise<Session | null>;
  learnerOf(cookieHeader: string | undefined): Promise<Learner | null>;
  /**
   * Whose sandbox a request reaches: by its personal token where it has one, and then by that alone, else
   * by its cookie. For the own sandbox only; all else asks `sessionOf`.
   */
  sandboxAccess(
    credentials: Credentials,
  ): Promise<Result<Session, { kind: "not-signed-in" } | TokenError>>;
  sandboxOwner(
    credentials: Credentials,
  ): Promise<Result<Learner, { kind: "not-signed-in" } | TokenError>>;
  tokens: Tokens;
  /** Begins a session of somebody who is there; gives the `Set-Cookie` header that signs them in. */
  begin(learner: Learner): Promise<string>;
  /** Makes a learner and the `Set-Cookie` header that signs them in. */
  join(name: string): Promise<{ learner: Learner; setCookie: string }>;
  /** Ends a session now, and all that is open because of it; its cookie leads nowhere from then on. */
  end(sessionId: string): Promise<void>;
  /** Who the learner is has changed: what is open because of their sessions ends, and may begin anew. */
  renew(learnerId: string): Promise<void>;
  /** Sessions that are gone from the store: ends what is open because of them. */
  over(sessionIds: readonly string[]): void;
  /** Ends every session of a learner. */
  endAll(learnerId: string): Promise<void>;
  /**
   * Removes learners who joined before a time, never did anything and have nothing open, as many as asked
   * for at most. Calls back with each who is gone; gives how many are.
   */
  removeUnused(
    beforeMs: number,
    limit: number,
    onGone: (gone: GoneLearner) => void,
  ): Promise<number>;
  /** Forgets sessions whose time is over, as many as asked for at most; gives how many. */
  removeOver(limit: number): Promise<number>;
  /** Calls back when the session is ended; the returned function ends that. */
  attend(session: Session, onEnd: () => void): () => void;
  /** A `Cookie` header with the session of a `Set-Cookie` header's beginning, `name=seal`, and with no other. */
  replaceCookie(header: string | undefined, pair: string | null): string;
  /** The `Set-Cookie` headers that sign out. */
  signOut(): string[];
}
