import { createHmac } from "node:crypto";
import type { Learner } from "@/lib/contract/session";
import type { Store } from "@/lib/server/store/store";
import { readWords, wordsOf } from "./resume-words";

/** Codes by which learners continue on another device. */
export interface ResumeCodes {
  /** The learner's code; null where they are gone. */
  of(learnerId: string): Promise<string | null>;
  /** Another one; the one before leads nowhere from then on. Null where they are gone. */
  renew(learnerId: string): Promise<string | null>;
  /** Whose code it is; null for one that nobody has. */
  find(typed: string): Promise<Learner | null>;
}

/**
 * A code is made from the secret, the learner and a generation, so that it can be shown again while only a
 * keyed hash of it is kept: who has the database alone cannot try all codes.
 */
export function createResumeCodes({
  store: { resume },
  secret,
}: {
  store: Pick<Store, "resume">;
  secret: string;
}): ResumeCodes {
  const keyed = (text: string) => createHmac("sha256", secret).update(text).digest();
  const hashOf = (code: string) => keyed(`resume-code ${code}`).toString("base64url");
  const codeOf = (learnerId: string, generation: number) =>
    wordsOf(keyed(`resume ${learnerId} ${generation}`));

  /** The first from a generation on that nobody else has. */
  async function keep(learnerId: string, from: number): Promise<string> {
    for (let generation = from; ; generation += 1) {
      const code = codeOf(learnerId, generation);
      if (await resume.keep(learnerId, generation, hashOf(code))) return code;
    }
  }

  return {
    async of(learnerId) {
      const kept = await resume.ofLearner(learnerId);
      if (!kept) return null;
      return kept.hasCode ? codeOf(learnerId, kept.generation) : keep(learnerId, kept.generation);
    },
    async renew(learnerId) {
      const kept = await resume.ofLearner(learnerId);
      return kept && keep(learnerId, kept.generation + 1);
    },
    async find(typed) {
      const code = readWords(typed);
      return code === null ? null : resume.find(hashOf(code));
    },
  };
}
