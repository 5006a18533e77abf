import { expect, it, vi } from "vitest";
import { keepEventStream, reconnectDelayMs, type StreamSource } from "./event-stream";

it("tries again soon, then less and less often, and never more seldom than every 6 s", () => {
  const delays = [0, 1, 2, 3, 4, 5, 20].map((attempt) => reconnectDelayMs(attempt, () => 0.5));
  expect(delays).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
});

it("spreads the tries of many browsers by a fifth either way", () => {
  expect(reconnectDelayMs(0, () => 0)).toBe(160);
  expect(reconnectDelayMs(0, () => 1)).toBeCloseTo(240);
});

/** A stream that the test speaks through. */
function createSource() {
  const listeners = new Map<string, (event: MessageEvent<string>) => void>();
  const source: StreamSource = {
    addEventListener: (type, listener) => listeners.set(type, listener),
    onopen: null,
    onerror: null,
    close: () => undefined,
  };
  const send = (type: string, data: string, lastEventId: string) =>
    listeners.get(type)?.(new MessageEvent(type, { data, lastEventId }));
  return { source, send };
}

it("goes on after the last event that came, and takes no word of a stream that it has left", () => {
  vi.useFakeTimers();
  const sources = [createSource(), createSource()];
  const opened: (string | null)[] = [];
  const heard: string[] = [];
  const { stop } = keepEventStream({
    names: ["learner"],
    read: (name, data) => `${name} ${data}`,
    open(lastEventId) {
      opened.push(lastEventId);
      const next = sources[opened.length - 1];
      if (!next) throw new Error("opened too often");
      return next.source;
    },
    onEvent: (event) => heard.push(event),
    onState: () => undefined,
    onFailedAttempt: () => undefined,
  });
  sources[0]?.send("learner", "a", "7");
  sources[0]?.send("other", "b", "8");
  sources[0]?.source.onerror?.(new Event("error"));
  vi.advanceTimersByTime(1000);
  sources[0]?.send("learner", "late", "9");
  sources[1]?.send("learner", "c", "8");
  stop();
  vi.useRealTimers();
  expect(opened).toEqual([null, "7"]);
  expect(heard).toEqual(["learner a", "learner c"]);
});

it("renews a stream without a moment in which there is none, and not before a new try is due", () => {
  vi.useFakeTimers();
  const closed: number[] = [];
  const sources: ReturnType<typeof createSource>[] = [];
  const stream = keepEventStream({
    names: ["learner"],
    read: (name) => name,
    open() {
      const next = createSource();
      const at = sources.push(next) - 1;
      next.source.close = () => closed.push(at);
      return next.source;
    },
    onEvent: () => undefined,
    onState: () => undefined,
    onFailedAttempt: () => undefined,
  });
  const at = (i: number) => sources[i]?.source;
  at(0)?.onopen?.(new Event("open"));
  stream.renew();
  expect([sources.length, closed]).toEqual([2, []]);
  at(1)?.onopen?.(new Event("open"));
  expect(closed).toEqual([0]);
  stream.renew();
  stream.renew();
  expect([sources.length, closed]).toEqual([4, [0, 1]]);
  at(3)?.onerror?.(new Event("error"));
  expect(closed).toEqual([0, 1, 3, 2]);
  stream.renew();
  expect(sources).toHaveLength(4);
  vi.advanceTimersByTime(1000);
  expect(sources).toHaveLength(5);
  stream.stop();
  expect(closed).toEqual([0, 1, 3, 2, 4]);
  vi.useRealTimers();
});
