import { eventStream } from "@/lib/server/api/event-stream";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ session, learner, request, services }) => {
    const ended = new AbortController();
    return eventStream({
      signal: AbortSignal.any([request.signal, ended.signal]),
      subscribe(send) {
        const leave = services.sessions.attend(session, () => ended.abort());
        const unsubscribe = services.live.subscribe(learner, send);
        return () => {
          leave();
          unsubscribe();
        };
      },
    });
  }),
});
