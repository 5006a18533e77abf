import type { Learner } from "@/lib/contract/session";

/** One sign-in of a learner, or their personal token. */
export interface Session {
  id: string;
  learner: Learner;
  endsAtMs: number;
}
