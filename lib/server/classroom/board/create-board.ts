import { type BoardState, createBoardState } from "./board-state";
import { type FollowParts, followClass } from "./follow-class";
import type { ReadClass } from "./read-class";
import type { BoardEvent } from "./versions";

/** How often it is looked whose need changes by time alone; ms. */
const tickMs = 2000;

/** Events of the board as text of an event stream. */
export type BoardBytes = Uint8Array<ArrayBuffer>;

/** The board of the workshop that is held now, for every instructor who looks at it. */
export interface Board {
  /** `GET /api/instructor/board` as JSON; of another workshop as it stands, null where there is none. */
  json(me: { name: string }, workshop?: string | null): Promise<string | null>;
  /**
   * Calls back with what changed after a version (all of it where it is not known), and with what changes from
   * then on, as bytes that are made once for all; until the returned function is called.
   */
  subscribe(after: number | null, send: (bytes: BoardBytes) => void): () => void;
  /** How many look at it. */
  size(): number;
  /** The class as it stands, with all that was told before this call; null for a workshop that is none. */
  read(workshop?: string | null): Promise<ReadClass | null>;
  /** Who is there has changed, and no event tells of it; the labs have, where `isContentOther`. */
  readAnew(isContentOther?: boolean): void;
  /** Resolves when all that it was told is written. */
  close(): Promise<void>;
}

export function createBoard(parts: FollowParts): Board {
  const listeners = new Set<(bytes: BoardBytes) => void>();
  let held: Held | null = null;

  const following = followClass(parts, {
    loaded({ memory, labs }) {
      // Greater than every version before, those of the app before its restart among them.
      const start = Math.max(Date.now() * 1000, (held?.state.version() ?? 0) + 1);
      const state = createBoardState(memory, labs, start);
      held = { memory, labs, state };
      state.update({ nowMs: Date.now(), learners: null, steps: null, isRoll: true });
      tell(state.since(null));
    },
    changed: (changes) => tell(held?.state.update(changes) ?? []),
  });

  function tell(told: readonly BoardEvent[]): void {
    if (told.length === 0 || listeners.size === 0) return;
    const bytes = encode(told);
    for (const listener of listeners) listener(bytes);
  }

  async function current() {
    await following.upToDate();
    if (!held) throw new Error("no workshop was loaded");
    return held;
  }

  const ticking = setInterval(() => {
    if (held && listeners.size > 0) tell(held.state.tick(Date.now()));
  }, tickMs);
  ticking.unref();

  return {
    async json(me, workshop = null) {
      const { state, memory } = await current();
      if (workshop === null || workshop === memory.roll().workshop.id) {
        tell(state.tick(Date.now()));
        return writeBoard(state, me);
      }
      const other = await following.another(workshop);
      return other && writeBoard(newState(other), me);
    },
    subscribe(after, send) {
      let isOver = false;
      const listener = (bytes: BoardBytes) => send(bytes);
      const begin = async () => {
        const { state } = await current();
        if (isOver) return;
        const missed = state.since(after);
        if (missed.length > 0) send(encode(missed));
        listeners.add(listener);
      };
      begin().catch(parts.onError);
      return () => {
        isOver = true;
        listeners.delete(listener);
      };
    },
    size: () => listeners.size,
    async read(workshop = null) {
      const { memory, labs } = await current();
      const isHeld = workshop === null || workshop === memory.roll().workshop.id;
      return isHeld ? { memory, labs } : following.another(workshop);
    },
    readAnew: following.readAnew,
    close() {
      clearInterval(ticking);
      listeners.clear();
      return following.close();
    },
  };
}

interface Held extends ReadClass {
  state: BoardState;
}

/** Of a workshop that nobody follows. */
function newState({ memory, labs }: ReadClass): BoardState {
  const state = createBoardState(memory, labs, 0);
  state.update({ nowMs: Date.now(), learners: null, steps: null, isRoll: true });
  return state;
}

function writeBoard(state: BoardState, { name }: { name: string }): string {
  const parts = {
    workshop: state.part("workshop"),
    me: JSON.stringify({ name }),
    learners: `[${state.rows().join(",")}]`,
    misconceptions: state.part("misconceptions"),
    help: state.part("help"),
    lastEventId: String(state.version()),
  };
  const members = Object.entries(parts).map(([key, json]) => `"${key}":${json}`);
  return `{${members.join(",")}}`;
}

const encoder = new TextEncoder();

function encode(events: readonly BoardEvent[]): BoardBytes {
  const texts = events.map(
    ({ id, event, json }) => `id: ${id}\nevent: ${event}\ndata: ${json}\n\n`,
  );
  return encoder.encode(texts.join(""));
}
