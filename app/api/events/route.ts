import { eventStream } from "@/lib/server/api/event-stream";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, request, services }) =>
    eventStream({
      signal: request.signal,
      subscribe: (send) => services.live.subscribe(learner, send),
    }),
  ),
});
