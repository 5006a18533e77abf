import { err } from "@/lib/domain/result";
import { eventStream } from "@/lib/server/api/event-stream";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/** Of one learner: a stream for each page, where pages cannot share one. */
const maxStreams = 32;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ session, learner, request, services }) => {
    if (services.live.sizeOf(learner) >= maxStreams) {
      return err({ kind: "too-many-streams", limit: maxStreams });
    }
    const ended = new AbortController();
    return eventStream({
      signal: AbortSignal.any([request.signal, ended.signal]),
      stopping: services.stopping,
      subscribe(send) {
        const leave = services.sessions.attend(session, () => ended.abort());
        const goAway = services.classroom.presence.attend(learner, session.id);
        const unsubscribe = services.live.subscribe(learner, send, namedLabs(request));
        return () => {
          leave();
          unsubscribe();
          goAway();
        };
      },
    });
  }),
});

/** The labs that the address names; null where it names none, which is all. */
function namedLabs(request: Request): ReadonlySet<string> | null {
  const named = new URL(request.url).searchParams.getAll("lab");
  return named.length > 0 ? new Set(named) : null;
}
