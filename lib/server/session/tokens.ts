import type { Learner } from "@/lib/contract/session";
import type { TokenLife } from "@/lib/server/store/store";
import type { Session } from "./session";

/** Why a personal token gives nobody access. */
export interface TokenError {
  kind: "token-not-valid";
  why: "empty" | "other-text" | "unknown";
}

/** Personal tokens: what a learner's own terminal reaches the own sandbox with, and nothing else. */
export interface Tokens {
  /** A new token in place of an earlier one; this is the only time that it can be read. */
  make(learner: Learner): Promise<TokenLife & { token: string }>;
  revoke(learner: Learner): Promise<void>;
  /** Null where the learner has none, or one that has ended. */
  lifeOf(learner: Learner): Promise<TokenLife | null>;
  /** Null where the token was never made, was revoked or replaced, or has ended. */
  accessOf(token: string): Promise<Session | null>;
}
