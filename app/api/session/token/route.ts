import type { TokenAnswer } from "@/lib/contract/personal-token";
import { empty, json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/** What a learner had opened by an earlier token ends with it. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: signedIn(async ({ learner, services }) => {
    const { token, madeAtMs, endsAtMs } = await services.sessions.tokens.make(learner);
    services.pages.end(learner);
    const answer: TokenAnswer = { token, madeAt: isoTime(madeAtMs), endsAt: isoTime(endsAtMs) };
    return json(answer, { status: 201 });
  }),
  DELETE: signedIn(async ({ learner, services }) => {
    await services.sessions.tokens.revoke(learner);
    services.pages.end(learner);
    return empty(204);
  }),
});

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
