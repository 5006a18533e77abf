import { keepEventStream } from "@/lib/client/event-stream";
import type { ExternalStore } from "@/lib/client/external-store";
import {
  getBoard,
  getInstructor,
  instructorEventNames,
  readInstructorEvent,
} from "@/lib/client/instructor/board";
import type { InstructorEvent } from "@/lib/contract/classroom/board";
import { type BoardState, fromBoard, withEvents } from "./board-state";
import { beforeDrawing, gather } from "./gather";

type Store = Pick<ExternalStore<BoardState>, "get" | "set">;

/**
 * Keeps the board live from the event that the answer with this number ended with. What came while the connection
 * was lost is sent on coming back; the returned function ends it.
 */
export function followClass(store: Store, lastEventId: number): () => void {
  let isLeft = false;
  let leave = followFrom(store, lastEventId, reload);

  /** Another workshop has other learners. What has come since the answer was made is sent once more. */
  async function reload(): Promise<void> {
    const board = await getBoard();
    if (!board.ok || isLeft) return;
    leave();
    store.set(fromBoard(board.value));
    leave = followFrom(store, board.value.lastEventId, reload);
  }

  return () => {
    isLeft = true;
    leave();
  };
}

function followFrom(
  store: Store,
  lastEventId: number,
  onOtherWorkshop: () => Promise<void>,
): () => void {
  let isLeft = false;
  const take = gather<InstructorEvent>((events) => {
    if (isLeft) return;
    const { id } = store.get().workshop;
    store.set((now) => withEvents(now, events));
    if (store.get().workshop.id !== id) void onOtherWorkshop();
  }, beforeDrawing);
  const { stop } = keepEventStream({
    names: instructorEventNames,
    read: readInstructorEvent,
    open: (last) => new EventSource(`/api/instructor/events?after=${last ?? lastEventId}`),
    onEvent: take,
    onState: (connection) => store.set({ connection }),
    onFailedAttempt: () => void askWhoWeAre(store),
  });
  return () => {
    isLeft = true;
    stop();
  };
}

/** An event stream cannot tell a session that has ended from a lost connection; this can. */
async function askWhoWeAre(store: Store): Promise<void> {
  const session = await getInstructor();
  if (!session.ok && session.error.kind === "problem" && session.error.problem.status === 401) {
    store.set({ isSignedOut: true });
  }
}
