import { sealData, unsealData } from "iron-session";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Learner } from "@/lib/contract/session";
import { err, ok } from "@/lib/domain/result";
import type { Store } from "@/lib/server/store/store";
import { createTokens, readBearer } from "./create-tokens";
import { readSessionCookie, sessionSeconds, writeSessionCookie } from "./session-cookie";
import type { Sessions } from "./sessions";

const sealedSchema = z.object({ learnerId: z.string(), expiresAtMs: z.number() });

/** Sessions kept unsealed, so that a push costs neither crypto nor a query. */
const maxKnown = 5000;

/** Sessions sealed with a secret of at least 32 characters; `isSecure` when browsers come by https. */
export function createSessions(parts: {
  store: Pick<Store, "learners" | "tokens">;
  secret: string;
  isSecure: boolean;
}): Sessions {
  const { store, secret, isSecure } = parts;
  const known = new LRUCache<string, { learner: Learner; expiresAtMs: number }>({ max: maxKnown });

  const tokens = createTokens(store);

  async function open(seal: string) {
    const data = await unsealData(seal, { password: secret, ttl: sessionSeconds });
    const sealed = sealedSchema.safeParse(data);
    if (!sealed.success) return null;
    const learner = await store.learners.find(sealed.data.learnerId);
    return learner && { learner, expiresAtMs: sealed.data.expiresAtMs };
  }

  async function learnerOf(cookieHeader: string | undefined): Promise<Learner | null> {
    const seal = readSessionCookie(cookieHeader);
    if (seal === null) return null;
    const session = known.get(seal) ?? (await open(seal));
    if (!session || session.expiresAtMs <= Date.now()) return null;
    known.set(seal, session);
    return session.learner;
  }

  return {
    tokens,
    learnerOf,
    async sandboxOwner({ authorization, cookie }) {
      const token = readBearer(authorization);
      if (token === null) {
        const learner = await learnerOf(cookie);
        return learner ? ok(learner) : err({ kind: "not-signed-in" });
      }
      const learner = await tokens.learnerOf(token);
      return learner ? ok(learner) : err({ kind: "token-not-valid" });
    },
    async join(name) {
      const learner = await store.learners.add(name);
      const expiresAtMs = Date.now() + sessionSeconds * 1000;
      const sealed = { learnerId: learner.id, expiresAtMs };
      const seal = await sealData(sealed, { password: secret, ttl: sessionSeconds });
      known.set(seal, { learner, expiresAtMs });
      return {
        learner,
        setCookie: writeSessionCookie(seal, { maxAgeSeconds: sessionSeconds, isSecure }),
      };
    },
    signOut: () => writeSessionCookie("", { maxAgeSeconds: 0, isSecure }),
  };
}
