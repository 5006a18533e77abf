import type { SandboxAttempts } from "@/lib/contract/sandbox-attempts";
import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/** As many as a graph can tell apart. */
const newest = 200;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, services }) => {
    const kept = await services.store.attempts.newestOfTeam(learner.team, newest);
    const attempts = kept.map(({ atMs, method, path, status, effect }) => ({
      ...{ at: new Date(atMs).toISOString(), method, path, status, kind: effect.kind },
    }));
    return json({ attempts } satisfies SandboxAttempts);
  }),
});
