import { createHash } from "node:crypto";
import { sealData, unsealData } from "iron-session";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Store } from "@/lib/server/store/store";
import type { Session } from "./session";
import { sessionSeconds } from "./session-cookie";

/** Seals from before sessions had an id hold none. */
const sealedSchema = z.object({
  learnerId: z.string(),
  sessionId: z.string().optional(),
  expiresAtMs: z.number(),
});

/** Sessions kept unsealed, so that a push costs neither crypto nor a query. */
const maxKnown = 5000;

/** How exactly it is kept when a session was last used. */
const seenEveryMs = 60 * 60 * 1000;

/** The sessions behind the seals in cookies. */
export interface Seals {
  make(session: Session): Promise<string>;
  /** Null where it is forged, or its session has ended or is of an unknown learner. */
  open(seal: string): Promise<Session | null>;
  /** Sessions that have ended are not to be found any more. */
  forget(sessionIds: readonly string[]): void;
}

export function openSeals(store: Pick<Store, "learners" | "sessions">, secret: string): Seals {
  const sealing = { password: secret, ttl: sessionSeconds };
  const known = new LRUCache<string, Session>({ max: maxKnown });
  const forged = new LRUCache<string, true>({ max: maxKnown });
  const seenAtMs = new LRUCache<string, number>({ max: maxKnown });
  /** Grows with each ending, so that what was read before one is not kept after it. */
  let endings = 0;

  async function unseal(seal: string): Promise<Session | null> {
    const sealed = sealedSchema.safeParse(await unsealData(seal, sealing));
    if (!sealed.success) {
      forged.set(seal, true);
      return null;
    }
    const { learnerId, sessionId, expiresAtMs } = sealed.data;
    return store.sessions.find(sessionId ?? (await adopt(seal, learnerId, expiresAtMs)));
  }

  /** A session from before there were ids gets one from its seal, so that it can be ended as well. */
  async function adopt(seal: string, learnerId: string, endsAtMs: number): Promise<string> {
    const id = createHash("sha256").update(seal).digest("base64url");
    if (await store.learners.find(learnerId))
      await store.sessions.begin({ id, learnerId, endsAtMs });
    return id;
  }

  async function noteSeen({ id }: Session, nowMs: number): Promise<void> {
    if (nowMs - (seenAtMs.get(id) ?? 0) < seenEveryMs) return;
    seenAtMs.set(id, nowMs);
    // A database that fails keeps nobody out; the next request tries again.
    await store.sessions.seen(id, nowMs).catch(() => seenAtMs.delete(id));
  }

  return {
    async make(session) {
      const { id: sessionId, learner, endsAtMs: expiresAtMs } = session;
      const seal = await sealData({ learnerId: learner.id, sessionId, expiresAtMs }, sealing);
      known.set(seal, session);
      seenAtMs.set(sessionId, Date.now());
      return seal;
    },
    async open(seal) {
      if (forged.has(seal)) return null;
      const endingsBefore = endings;
      const session = known.get(seal) ?? (await unseal(seal));
      const nowMs = Date.now();
      if (!session || session.endsAtMs <= nowMs) return null;
      if (endings === endingsBefore) known.set(seal, session);
      await noteSeen(session, nowMs);
      return session;
    },
    forget(sessionIds) {
      endings += 1;
      const ended = new Set(sessionIds);
      for (const [seal, { id }] of known.entries()) if (ended.has(id)) known.delete(seal);
    },
  };
}
