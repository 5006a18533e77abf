import type { Learner } from "@/lib/contract/session";
import type { Result } from "@/lib/domain/result";
import type { Tokens } from "./tokens";

/** The headers that tell who a request comes from. */
export interface Credentials {
  authorization?: string | undefined;
  cookie?: string | undefined;
}

/** Who a request comes from, by the sealed cookie `scrapelab_session`. */
export interface Sessions {
  /** The learner of a `Cookie` header; null where it is missing, forged, expired or of an unknown learner. */
  learnerOf(cookieHeader: string | undefined): Promise<Learner | null>;
  /**
   * Whose sandbox a request reaches: by its personal token where it has one, and then by that alone, else
   * by its cookie. For the own sandbox only; all else asks `learnerOf`.
   */
  sandboxOwner(
    credentials: Credentials,
  ): Promise<Result<Learner, { kind: "not-signed-in" } | { kind: "token-not-valid" }>>;
  tokens: Tokens;
  /** Makes a learner and the `Set-Cookie` header that signs them in. */
  join(name: string): Promise<{ learner: Learner; setCookie: string }>;
  /** The `Set-Cookie` header that signs out. */
  signOut(): string;
}
