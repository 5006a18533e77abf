import { afterEach, describe, expect, it, vi } from "vitest";
import type { LiveEvent } from "@/lib/contract/events";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { StreamSource } from "./event-stream";
import { followLiveEvents } from "./live-events";
import type { ConnectionState } from "./live-message";

/** A server that hands its streams to the test. */
function createStreams() {
  const open: (StreamSource & {
    isClosed: boolean;
    beat: () => void;
    send: (event: LiveEvent) => void;
  })[] = [];
  return {
    open,
    source: (): StreamSource => {
      const listeners = new Map<string, (event: MessageEvent<string>) => void>();
      const stream = {
        isClosed: false,
        onopen: null,
        onerror: null,
        addEventListener: (type: string, listener: (event: MessageEvent<string>) => void) => {
          listeners.set(type, listener);
        },
        close() {
          stream.isClosed = true;
        },
        beat() {
          listeners.get("heartbeat")?.(new MessageEvent("heartbeat", { data: "{}" }));
        },
        send({ event, data }: LiveEvent) {
          listeners.get(event)?.(new MessageEvent(event, { data: JSON.stringify(data) }));
        },
      };
      open.push(stream);
      return stream;
    },
  };
}

const verdict: Verdict = {
  outcome: "pending",
  rungs: [{ id: "sent", state: "ok", evidence: "PUT /metrics/job/a" }],
  diagnosis: { code: "not-scraped-yet", message: "Right so far.", params: {} },
  alsoWrong: [],
  remarks: [],
  nextScrapeAt: null,
  checkedAt: "2026-01-01T00:00:00.000Z",
};
const event = (step: string): LiveEvent => ({
  event: "verdict",
  data: { lab: "pushgateway", task: "push", step, verdict },
});

const leaving: (() => void)[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const leave of leaving.splice(0)) leave();
});

function openTab(learner: string, source: () => StreamSource) {
  const tab = { steps: [] as string[], states: [] as ConnectionState[] };
  const leave = followLiveEvents(
    learner,
    {
      onEvent: (got) => {
        if (got.event === "verdict") tab.steps.push(got.data.step);
      },
      onState: (state) => tab.states.push(state),
      onFailedAttempt: () => {},
    },
    source,
  );
  leaving.push(leave);
  return { ...tab, leave };
}

describe("one connection for all tabs", () => {
  it("opens one stream for ten tabs, and each gets every event", async () => {
    const streams = createStreams();
    const tabs = Array.from({ length: 10 }, () => openTab("ten", streams.source));
    await vi.waitFor(() => expect(streams.open).toHaveLength(1));
    streams.open[0]?.send(event("first-push"));
    await vi.waitFor(() => {
      for (const tab of tabs) expect(tab.steps).toEqual(["first-push"]);
    });
    expect(streams.open).toHaveLength(1);
  });

  it("tells a later tab what is known", async () => {
    const streams = createStreams();
    openTab("late", streams.source);
    await vi.waitFor(() => expect(streams.open).toHaveLength(1));
    streams.open[0]?.onopen?.(new Event("open"));
    streams.open[0]?.send(event("first-push"));
    streams.open[0]?.send(event("grouping-key"));
    const late = openTab("late", streams.source);
    await vi.waitFor(() => expect(late.steps).toEqual(["first-push", "grouping-key"]));
    expect(late.states).toEqual(["live"]);
  });

  it("hands over when the leader leaves", async () => {
    const streams = createStreams();
    const leader = openTab("heir", streams.source);
    const heir = openTab("heir", streams.source);
    await vi.waitFor(() => expect(streams.open).toHaveLength(1));
    leader.leave();
    await vi.waitFor(() => expect(streams.open).toHaveLength(2));
    expect(streams.open[0]?.isClosed).toBe(true);
    streams.open[1]?.send(event("lost-pod"));
    expect(heir.steps).toEqual(["lost-pod"]);
    expect(leader.steps).toEqual([]);
  });

  it("keeps learners apart", async () => {
    const streams = createStreams();
    const one = openTab("one", streams.source);
    const two = openTab("two", streams.source);
    await vi.waitFor(() => expect(streams.open).toHaveLength(2));
    streams.open[0]?.send(event("first-push"));
    await vi.waitFor(() => expect(one.steps).toEqual(["first-push"]));
    expect(two.steps).toEqual([]);
  });
});

describe("a connection that breaks", () => {
  it("says lost after a failed retry and connects anew", async () => {
    const streams = createStreams();
    const tab = openTab("lost", streams.source);
    await vi.waitFor(() => expect(streams.open).toHaveLength(1));
    streams.open[0]?.onopen?.(new Event("open"));
    streams.open[0]?.onerror?.(new Event("error"));
    await vi.waitFor(() => expect(streams.open).toHaveLength(2));
    expect(tab.states).toEqual(["connecting", "live", "connecting"]);
    streams.open[1]?.onerror?.(new Event("error"));
    await vi.waitFor(() => expect(streams.open).toHaveLength(3));
    streams.open[2]?.onopen?.(new Event("open"));
    expect(tab.states.slice(3)).toEqual(["lost", "live"]);
  });

  it("drops what is not an event of the contract", async () => {
    const streams = createStreams();
    const tab = openTab("junk", streams.source);
    await vi.waitFor(() => expect(streams.open).toHaveLength(1));
    // @ts-expect-error: an event that breaks the contract
    streams.open[0]?.send({ event: "verdict", data: { step: "first-push" } });
    streams.open[0]?.send(event("grouping-key"));
    expect(tab.steps).toEqual(["grouping-key"]);
  });

  it("says silent where nothing comes, tries anew, and says live with the first word", async () => {
    vi.useFakeTimers();
    const streams = createStreams();
    const tab = openTab("silent", streams.source);
    await vi.advanceTimersByTimeAsync(0);
    streams.open[0]?.onopen?.(new Event("open"));
    streams.open[0]?.beat();
    await vi.advanceTimersByTimeAsync(19_999);
    expect(tab.states).toEqual(["connecting", "live"]);
    await vi.advanceTimersByTimeAsync(1);
    streams.open[1]?.onopen?.(new Event("open"));
    expect(tab.states).toEqual(["connecting", "live", "silent", "silent"]);
    expect(streams.open.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    streams.open[1]?.beat();
    expect(tab.states.at(-1)).toBe("live");
  });
});
