import { eventStream } from "@/lib/server/api/event-stream";
import { lastEventIdOf } from "@/lib/server/api/instructor/last-event-id";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/** A whole board of a large class has to fit. */
const maxWaitingBytes = 32 * 1024 * 1024;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: forInstructor(async ({ request, instructor, services: { classroom, stopping } }) => {
    const ended = new AbortController();
    return eventStream({
      maxWaitingBytes,
      signal: AbortSignal.any([request.signal, ended.signal]),
      stopping,
      subscribe(send) {
        const leave = classroom.instructors.attend(instructor, () => ended.abort());
        const unsubscribe = classroom.board.subscribe(lastEventIdOf(request), send);
        return () => {
          leave();
          unsubscribe();
        };
      },
    });
  }),
});
