import { err, ok, type Result } from "@/lib/domain/result";
import type { RequestError } from "@/lib/server/requests/request-error";

/** One event of `text/event-stream` (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export interface StreamEvent {
  id: number;
  event: string;
  data: unknown;
}

export interface StreamSource {
  /** Calls back with every event, or with bytes of some as they go out, until the returned function is called. */
  subscribe: (send: (event: StreamEvent | Uint8Array<ArrayBuffer>) => void) => () => void;
  /** Aborted when the client is gone. */
  signal: AbortSignal;
  /** Aborted when the app stops: the client is told, and the stream ends. */
  stopping: AbortSignal;
  /** Milliseconds between two events that keep proxies from closing a quiet connection, and tell that it is open. */
  heartbeatMs?: number;
  /** It ends by itself after this; who still wants it asks again, and has to be let in again. */
  endsAfterMs?: number;
  /** What may wait for a client that does not read; above that its stream is cut. */
  maxWaitingBytes?: number;
}

const encoder = new TextEncoder();

/** An endless answer that sends what it is subscribed to, and leaves nothing behind when it ends. */
export function eventStream({
  subscribe,
  signal,
  stopping,
  heartbeatMs = 15_000,
  endsAfterMs = 60 * 60 * 1000,
  maxWaitingBytes = 4 * 1024 * 1024,
}: StreamSource): Result<Response, RequestError> {
  if (stopping.aborted) return err({ kind: "app-stopping" });
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOver = false;
        let unsubscribe = () => {};
        stop = () => {
          isOver = true;
          clearInterval(heartbeat);
          clearTimeout(deadline);
          stopping.removeEventListener("abort", leave);
          unsubscribe();
        };
        const write = (text: string | Uint8Array<ArrayBuffer>) => {
          if (isOver) return;
          controller.enqueue(typeof text === "string" ? encoder.encode(text) : text);
          if ((controller.desiredSize ?? 0) > 0) return;
          stop();
          // By this name Next takes the end for the client's own and closes the connection quietly.
          controller.error(new DOMException("The client reads nothing.", "AbortError"));
        };
        const heartbeat = setInterval(() => write("event: heartbeat\ndata: {}\n\n"), heartbeatMs);
        const deadline = setTimeout(() => end(), endsAfterMs);
        write("retry: 1000\n\n");
        unsubscribe = subscribe((event) =>
          write(event instanceof Uint8Array ? event : format(event)),
        );
        if (isOver) unsubscribe();
        const end = () => {
          if (isOver) return;
          stop();
          controller.close();
        };
        const leave = () => {
          write("event: stopping\ndata: {}\n\n");
          end();
        };
        stopping.addEventListener("abort", leave);
        signal.addEventListener("abort", end, { once: true });
        if (signal.aborted) end();
      },
      cancel: () => stop(),
    },
    { highWaterMark: maxWaitingBytes, size: (chunk) => chunk.byteLength },
  );
  return ok(new Response(body, { headers: streamHeaders }));
}

/** `no-transform` keeps Next and proxies from compressing, `X-Accel-Buffering` nginx from buffering. */
const streamHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** JSON has no line breaks, so an event's data is one line. */
function format({ id, event, data }: StreamEvent): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
