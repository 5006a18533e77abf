import { EventSourceParserStream } from "eventsource-parser/stream";
import { afterEach, expect, it, vi } from "vitest";
import { eventStream, type StreamEvent } from "./event-stream";

afterEach(() => vi.useRealTimers());

/** A stream with the ends that a test holds in its hand. */
function openStream(over: { maxWaitingBytes?: number } = {}) {
  const gone = new AbortController();
  const stop = new AbortController();
  const listeners = new Set<(event: StreamEvent) => void>();
  const answered = eventStream({
    signal: gone.signal,
    stopping: stop.signal,
    subscribe: (send) => {
      listeners.add(send);
      send({ id: 1, event: "sandbox", data: { state: "ready" } });
      return () => listeners.delete(send);
    },
    ...over,
  });
  const send = (event: StreamEvent) => {
    for (const listener of listeners) listener(event);
  };
  if (!answered.ok || !answered.value.body) throw new Error("no stream");
  return { gone, stop, listeners, send, response: answered.value, body: answered.value.body };
}

it("sends events with their ids, whatever is in their data", async () => {
  const { response, body, send } = openStream();
  expect(Object.fromEntries(response.headers)).toEqual({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  const data = { text: "two\nlines\r\nand\u2028more" };
  send({ id: 2, event: "verdict", data });
  const events = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  const first = await events.read();
  expect(first.value).toMatchObject({ id: "1", event: "sandbox", data: '{"state":"ready"}' });
  const second = await events.read();
  expect(second.value).toMatchObject({ id: "2", event: "verdict" });
  expect(JSON.parse(second.value?.data ?? "")).toEqual(data);
});

it("ends and listens no longer when the client is gone", async () => {
  const { gone, listeners, body } = openStream();
  const reader = body.getReader();
  await reader.read();
  gone.abort();
  expect(listeners.size).toBe(0);
  await reader.read();
  expect(await reader.read()).toEqual({ done: true, value: undefined });
});

it("tells that the app stops, and ends; none begins any more", async () => {
  const { stop, listeners, body } = openStream();
  stop.abort();
  expect(listeners.size).toBe(0);
  expect(await new Response(body).text()).toMatch(/\nevent: stopping\ndata: \{\}\n\n$/);
  const late = eventStream({
    signal: new AbortController().signal,
    stopping: stop.signal,
    subscribe: () => () => undefined,
  });
  expect(late).toEqual({ ok: false, error: { kind: "app-stopping" } });
});

it("listens no longer when the stream is cancelled, or was never wanted", async () => {
  const cancelled = openStream();
  await cancelled.body.cancel();
  expect(cancelled.listeners.size).toBe(0);
  cancelled.gone.abort();

  const listeners = new Set<unknown>();
  eventStream({
    stopping: new AbortController().signal,
    signal: AbortSignal.abort(),
    subscribe: (send) => {
      listeners.add(send);
      return () => listeners.delete(send);
    },
  });
  expect(listeners.size).toBe(0);
});

it("cuts a client that reads nothing instead of keeping all for it", async () => {
  const { listeners, send, body } = openStream({ maxWaitingBytes: 10_000 });
  for (let id = 2; id < 100; id += 1) send({ id, event: "sandbox", data: "x".repeat(1000) });
  expect(listeners.size).toBe(0);
  await expect(body.getReader().read()).rejects.toMatchObject({ name: "AbortError" });
});

it("keeps a quiet connection open, and says that it is", async () => {
  vi.useFakeTimers();
  const { body, gone } = openStream();
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  await reader.read();
  const heartbeat = reader.read();
  await vi.advanceTimersByTimeAsync(15_000);
  expect((await heartbeat).value).toBe("event: heartbeat\ndata: {}\n\n");
  gone.abort();
  expect(vi.getTimerCount()).toBe(0);
});

it("ends by itself after an hour", async () => {
  vi.useFakeTimers();
  const { listeners, body } = openStream();
  expect(listeners.size).toBe(1);
  vi.advanceTimersByTime(60 * 60 * 1000);
  expect(listeners.size).toBe(0);
  const ended = body.pipeTo(new WritableStream());
  await expect(ended).resolves.toBeUndefined();
});
