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
    labs: string[];
    send: (event: LiveEvent) => void;
  })[] = [];
  return {
    open,
    source: (labs: string[]): StreamSource => {
      const listeners = new Map<string, (event: MessageEvent<string>) => void>();
      const stream = {
        isClosed: false,
        labs,
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

function openTab(learner: string, source: (labs: string[]) => StreamSource, lab = "pushgateway") {
  const tab = { steps: [] as string[], states: [] as ConnectionState[] };
  const leave = followLiveEvents(
    { learnerId: learner, lab },
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
    await vi.waitFor(() => expect(streams.open).toHaveLength(1), 100_000);
    streams.open[0]?.send(event("first-push"));
    // Some a second time, where another tab said hello after it had come.
    await vi.waitFor(() => {
      for (const tab of tabs) expect([...new Set(tab.steps)]).toEqual(["first-push"]);
    }, 100_000);
    expect(streams.open).toHaveLength(1);
  });

  it("tells a later tab what is known", async () => {
    const streams = createStreams();
    openTab("late", streams.source);
    await vi.waitFor(() => expect(streams.open).toHaveLength(1), 100_000);
    streams.open[0]?.onopen?.(new Event("open"));
    streams.open[0]?.send(event("first-push"));
    streams.open[0]?.send(event("grouping-key"));
    const late = openTab("late", streams.source);
    await vi.waitFor(() => expect(late.steps).toEqual(["first-push", "grouping-key"]), 100_000);
    expect(late.states).toEqual(["live"]);
  });

  it("hands over when the leader leaves", async () => {
    const streams = createStreams();
    const leader = openTab("heir", streams.source);
    const heir = openTab("heir", streams.source);
    await vi.waitFor(() => expect(streams.open).toHaveLength(1), 100_000);
    leader.leave();
    await vi.waitFor(() => expect(streams.open).toHaveLength(2), 100_000);
    expect(streams.open[0]?.isClosed).toBe(true);
    streams.open[1]?.send(event("lost-pod"));
    expect(heir.steps).toEqual(["lost-pod"]);
    expect(leader.steps).toEqual([]);
  });

  it("keeps learners apart", async () => {
    const streams = createStreams();
    const one = openTab("one", streams.source);
    const two = openTab("two", streams.source);
    await vi.waitFor(() => expect(streams.open).toHaveLength(2), 100_000);
    streams.open[0]?.send(event("first-push"));
    await vi.waitFor(() => expect(one.steps).toEqual(["first-push"]), 100_000);
    expect(two.steps).toEqual([]);
  });
});

describe("the labs that the connection names", () => {
  const labsOf = ({ open }: ReturnType<typeof createStreams>) => open.map(({ labs }) => labs);

  it("are those that the tabs show, and it is opened anew when they are more", async () => {
    const streams = createStreams();
    openTab("labs", streams.source);
    await vi.waitFor(() => expect(labsOf(streams)).toEqual([["pushgateway"]]), 100_000);
    streams.open[0]?.onopen?.(new Event("open"));
    openTab("labs", streams.source);
    const other = openTab("labs", streams.source, "alerts");
    await vi.waitFor(() => expect(streams.open).toHaveLength(2), 100_000);
    expect(labsOf(streams)[1]).toEqual(["alerts", "pushgateway"]);
    streams.open[1]?.onopen?.(new Event("open"));
    streams.open[1]?.send(event("first-push"));
    await vi.waitFor(() => expect(other.steps).toEqual(["first-push"]), 100_000);
    expect(streams.open.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });

  it("are all at hand of the tab that takes over", async () => {
    const streams = createStreams();
    const leader = openTab("labs-heir", streams.source);
    await vi.waitFor(() => expect(streams.open).toHaveLength(1), 100_000);
    openTab("labs-heir", streams.source, "alerts");
    openTab("labs-heir", streams.source, "rules");
    await vi.waitFor(() => expect(labsOf(streams).at(-1)).toHaveLength(3), 100_000);
    const before = streams.open.length;
    leader.leave();
    await vi.waitFor(() => expect(streams.open.length).toBeGreaterThan(before), 100_000);
    await vi.waitFor(() => expect(labsOf(streams).at(-1)).not.toContain("pushgateway"), 100_000);
    expect(labsOf(streams).at(-1)).toEqual(["alerts", "rules"]);
  });

  it("are fewer some time after a tab has left, unless it comes back", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const streams = createStreams();
    openTab("fewer", streams.source);
    await vi.waitFor(() => expect(streams.open).toHaveLength(1), 100_000);
    const other = openTab("fewer", streams.source, "alerts");
    await vi.waitFor(() => expect(streams.open).toHaveLength(2), 100_000);
    other.leave();
    await untilHeard();
    await vi.advanceTimersByTimeAsync(4900);
    expect(streams.open).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(200);
    expect(labsOf(streams)[2]).toEqual(["pushgateway"]);
  });
});

/** Until what the tabs have said so far has come to all of them. */
async function untilHeard(): Promise<void> {
  const [one, other] = [new BroadcastChannel("heard"), new BroadcastChannel("heard")];
  const heard = new Promise((resolve) => {
    other.onmessage = resolve;
  });
  one.postMessage("now");
  await heard;
  one.close();
  other.close();
}

describe("a connection that breaks", () => {
  it("says lost after a failed retry and connects anew", async () => {
    const streams = createStreams();
    const tab = openTab("lost", streams.source);
    await vi.waitFor(() => expect(streams.open).toHaveLength(1), 100_000);
    streams.open[0]?.onopen?.(new Event("open"));
    streams.open[0]?.onerror?.(new Event("error"));
    await vi.waitFor(() => expect(streams.open).toHaveLength(2), 100_000);
    expect(tab.states).toEqual(["connecting", "live", "connecting"]);
    streams.open[1]?.onerror?.(new Event("error"));
    await vi.waitFor(() => expect(streams.open).toHaveLength(3), 100_000);
    streams.open[2]?.onopen?.(new Event("open"));
    expect(tab.states.slice(3)).toEqual(["lost", "live"]);
  });

  it("drops what is not an event of the contract", async () => {
    const streams = createStreams();
    const tab = openTab("junk", streams.source);
    await vi.waitFor(() => expect(streams.open).toHaveLength(1), 100_000);
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
