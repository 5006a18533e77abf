import { randomBytes } from "node:crypto";
import type { Learner } from "@/lib/contract/session";
import { err, ok } from "@/lib/domain/result";
import type { Store } from "@/lib/server/store/store";
import { createTokens, readBearer, whyNoToken } from "./create-tokens";
import { openSeals } from "./open-seals";
import { createRemoveUnused } from "./remove-unused";
import type { Session } from "./session";
import {
  clearSessionCookies,
  readSessionCookies,
  replaceSessionCookies,
  sessionSeconds,
  writeSessionCookie,
} from "./session-cookie";
import { createSessionEndings } from "./session-endings";
import type { Credentials, Sessions } from "./sessions";

/** Sessions sealed with a secret of at least 32 characters; `isSecure` when browsers come by https. */
export function createSessions(parts: {
  store: Pick<Store, "learners" | "tokens" | "sessions">;
  secret: string;
  isSecure: boolean;
}): Sessions {
  const { store, secret, isSecure } = parts;
  const seals = openSeals(store, secret);
  const endings = createSessionEndings();
  const tokens = createTokens(store);

  async function sessionOf(cookieHeader: string | undefined): Promise<Session | null> {
    for (const named of readSessionCookies(cookieHeader, { isSecure })) {
      const opened = await Promise.all(named.map((seal) => seals.open(seal)));
      const sessions = opened.filter((session) => session !== null);
      const learners = new Set(sessions.map(({ learner }) => learner.id));
      if (learners.size > 0) return learners.size === 1 ? (sessions[0] ?? null) : null;
    }
    return null;
  }

  async function sandboxAccess({ authorization, cookie }: Credentials) {
    const token = readBearer(authorization);
    if (token !== null) {
      const access = await tokens.accessOf(token);
      return access
        ? ok(access)
        : err({ kind: "token-not-valid" as const, why: whyNoToken(token) });
    }
    const session = await sessionOf(cookie);
    return session ? ok(session) : err({ kind: "not-signed-in" as const });
  }

  function over(sessionIds: readonly string[]): void {
    seals.forget(sessionIds);
    endings.tell(sessionIds);
  }

  async function begin(learner: Learner): Promise<string> {
    const id = randomBytes(16).toString("base64url");
    const endsAtMs = Date.now() + sessionSeconds * 1000;
    await store.sessions.begin({ id, learnerId: learner.id, endsAtMs });
    return writeSessionCookie(await seals.make({ id, learner, endsAtMs }), { isSecure });
  }

  return {
    tokens,
    sessionOf,
    sandboxAccess,
    learnerOf: async (cookieHeader) => (await sessionOf(cookieHeader))?.learner ?? null,
    async sandboxOwner(credentials) {
      const access = await sandboxAccess(credentials);
      return access.ok ? ok(access.value.learner) : access;
    },
    begin,
    async join(name) {
      const learner = await store.learners.add(name);
      return { learner, setCookie: await begin(learner) };
    },
    async end(sessionId) {
      await store.sessions.end(sessionId);
      over([sessionId]);
    },
    over,
    async renew(learnerId) {
      const ids = await store.sessions.ofLearner(learnerId);
      seals.forget(ids);
      endings.renew(ids);
    },
    async endAll(learnerId) {
      over(await store.sessions.endAll(learnerId));
    },
    removeOver: (limit) => store.sessions.removeOver(Date.now(), limit),
    removeUnused: createRemoveUnused(store.learners, endings, over),
    attend: ({ id }, onEnd) => endings.attend(id, onEnd),
    replaceCookie: replaceSessionCookies,
    signOut: () => clearSessionCookies({ isSecure }),
  };
}
