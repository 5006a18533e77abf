import { createHash, randomBytes } from "node:crypto";
import type { Store } from "@/lib/server/store/store";
import type { TokenError, Tokens } from "./tokens";

/** How long a token is good for: 30 days. */
const tokenMs = 30 * 24 * 60 * 60 * 1000;

/** The prefix tells people and secret scanners what it is. */
const tokenPattern = /^scrapelab_[\w-]{43}$/;

/**
 * Tokens of 256 random bits. Only their SHA-256 is kept: what is that long and random cannot be guessed
 * from a fast hash, and a lookup by the hash tells nothing by the time it takes.
 */
export function createTokens({ tokens }: Pick<Store, "tokens">): Tokens {
  return {
    async make(learner) {
      const token = `scrapelab_${randomBytes(32).toString("base64url")}`;
      const madeAtMs = Date.now();
      const life = { madeAtMs, endsAtMs: madeAtMs + tokenMs };
      await tokens.replace(learner.id, { hash: hashOf(token), ...life });
      return { token, ...life };
    },
    revoke: (learner) => tokens.remove(learner.id),
    async lifeOf(learner) {
      const life = await tokens.ofLearner(learner.id);
      return life && life.endsAtMs > Date.now() ? life : null;
    },
    async accessOf(token) {
      if (!tokenPattern.test(token)) return null;
      const hash = hashOf(token);
      const found = await tokens.find(hash);
      if (!found || found.endsAtMs <= Date.now()) return null;
      return { id: `token ${hash}`, learner: found.learner, endsAtMs: found.endsAtMs };
    },
  };
}

/** The token of an `Authorization` header; null where it has another scheme, as a proxy's own may. */
export function readBearer(header: string | undefined): string | null {
  const match = /^Bearer(?: +(.*))?$/i.exec(header ?? "");
  return match ? (match[1] ?? "").trim() : null;
}

/** What a token that nobody has shows of itself: nothing was sent, or something that was never one. */
export function whyNoToken(token: string): TokenError["why"] {
  if (token === "") return "empty";
  return token.startsWith("scrapelab_") ? "unknown" : "other-text";
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
