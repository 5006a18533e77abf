import type { Learner } from "@/lib/contract/session";

/** Who a request comes from, by the sealed cookie `scrapelab_session`. */
export interface Sessions {
  /** The learner of a `Cookie` header; null where it is missing, forged, expired or of an unknown learner. */
  learnerOf(cookieHeader: string | undefined): Promise<Learner | null>;
  /** Makes a learner and the `Set-Cookie` header that signs them in. */
  join(name: string): Promise<{ learner: Learner; setCookie: string }>;
  /** The `Set-Cookie` header that signs out. */
  signOut(): string;
}
