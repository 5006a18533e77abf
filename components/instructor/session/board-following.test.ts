import { afterEach, expect, test, vi } from "vitest";
import { createExternalStore } from "@/lib/client/external-store";
import type { Board, InstructorEvent } from "@/lib/contract/classroom/board";
import { followClass } from "./board-following";
import { type BoardState, initialBoardState } from "./board-state";

afterEach(() => vi.unstubAllGlobals());

const board = (workshop: string, learner: string, lastEventId: number): Board => ({
  workshop: {
    ...{ id: workshop, name: workshop, state: "open", labs: [], closedSteps: [] },
    ...{ pauseMessage: null, joinCode: null, startedAt: "", endedAt: null },
  },
  me: { name: "Grace" },
  learners: [row(learner)],
  ...{ misconceptions: [], help: [], lastEventId },
});

const row = (id: string, name = id): Board["learners"][number] => ({
  ...{ id, name, team: id, isOnline: true, isHidden: false, isCounted: true, steps: [] },
  ...{ joinedAt: "", lastSeenAt: "", needsHelp: null, need: null, at: null },
});

class Stream extends EventTarget {
  static all: Stream[] = [];
  isClosed = false;
  constructor(readonly url: string) {
    super();
    Stream.all.push(this);
  }
  close() {
    this.isClosed = true;
  }
  say({ event, data }: InstructorEvent, lastEventId: string) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data), lastEventId }));
  }
}

test("with another workshop its class is read, and followed from there on", async () => {
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, 0));
  const answers: ((answer: Response) => void)[] = [];
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => answers.push(resolve)));
  const store = createExternalStore<BoardState>(initialBoardState(board("one", "ada", 5), false));
  const leave = followClass(store, 5);
  const next = board("two", "bob", 7);
  Stream.all[0]?.say({ event: "workshop", data: next.workshop }, "6");
  await vi.waitFor(() => expect(answers).toHaveLength(1), 100_000);
  // It is in no answer that was made before it, so it has to be sent once more.
  const renamed: InstructorEvent = {
    event: "learner",
    data: { id: "bob", learner: row("bob", "Robert") },
  };
  Stream.all[0]?.say(renamed, "8");
  answers[0]?.(Response.json(next));
  await vi.waitFor(() => expect(Stream.all).toHaveLength(2), 100_000);
  expect(Stream.all.map(({ url, isClosed }) => [url, isClosed])).toEqual([
    ["/api/instructor/events?after=5", true],
    ["/api/instructor/events?after=7", false],
  ]);
  Stream.all[1]?.say(renamed, "8");
  await vi.waitFor(
    () => expect([...store.get().learners.values()]).toEqual([row("bob", "Robert")]),
    10_000,
  );
  leave();
  expect(Stream.all[1]?.isClosed).toBe(true);
});
