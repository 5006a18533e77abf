import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Learner } from "@/lib/contract/session";

/** How long a question stays open: 10 minutes. */
const proofMs = 10 * 60 * 1000;

/** Shows that a page of ours has asked a learner something, and that it was this learner and this. */
export interface Proofs {
  of(learner: Learner, asked: string): string;
  holds(proof: string | null, learner: Learner, asked: string): boolean;
}

/** Proofs by a key that is made at the start; a restart costs no more than being asked again. */
export function createProofs(): Proofs {
  const key = randomBytes(32);
  const sign = (endsAtMs: string, { id }: Learner, asked: string) =>
    createHmac("sha256", key)
      .update(JSON.stringify([endsAtMs, id, asked]))
      .digest("base64url");

  return {
    of(learner, asked) {
      const endsAtMs = String(Date.now() + proofMs);
      return `${endsAtMs}.${sign(endsAtMs, learner, asked)}`;
    },
    holds(proof, learner, asked) {
      const [endsAtMs = "", signature = "", ...others] = proof?.split(".") ?? [];
      if (others.length > 0 || !(Number(endsAtMs) > Date.now())) return false;
      const given = Buffer.from(signature);
      const right = Buffer.from(sign(endsAtMs, learner, asked));
      return given.byteLength === right.byteLength && timingSafeEqual(given, right);
    },
  };
}
