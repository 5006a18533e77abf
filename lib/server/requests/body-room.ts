/** How many large bodies are read at once, how many of them of one learner, and how many of one may wait. */
export interface RoomLimits {
  overall: number;
  ofOne: number;
  waiting: number;
  /** How long one is read for certain; a slower one goes when others wait. Milliseconds. */
  heldMs: number;
  /** How long one waits at most. */
  waitMs: number;
}

/** Room for one body. */
export interface Lease {
  /** Aborted where the body has had its time and somebody else waits: it is not to be read any further. */
  lost: AbortSignal;
  leave: () => void;
}

export interface BodyRoom {
  /** Waits for room. Null where too many of theirs wait, or none came free in time. */
  enter(owner: string): Promise<Lease | null>;
}

interface Held {
  owner: string;
  sinceMs: number;
  lost: AbortController;
}

interface Waiter {
  owner: string;
  begin: (lease: Lease | null) => void;
}

/**
 * Who has least is next. What is read slowly keeps its room for as long as nobody waits for it, so that
 * slow bodies of some hold up nobody else's.
 */
export function createBodyRoom(limits: RoomLimits): BodyRoom {
  const held = new Set<Held>();
  let waiting: Waiter[] = [];
  let timer: NodeJS.Timeout | undefined;

  const countOf = (owner: string) => [...held].filter((each) => each.owner === owner).length;
  const hasOwnRoom = ({ owner }: Pick<Waiter, "owner">) => countOf(owner) < limits.ofOne;

  function take(owner: string): Lease {
    const lost = new AbortController();
    const one = { owner, sinceMs: performance.now(), lost };
    held.add(one);
    return { lost: lost.signal, leave: () => leave(one) };
  }

  function leave(one: Held): void {
    if (!held.delete(one)) return;
    const [next] = waiting.filter(hasOwnRoom).sort((a, b) => countOf(a.owner) - countOf(b.owner));
    if (next) next.begin(take(next.owner));
    makeRoom();
  }

  /** Takes the room of one that has had its time, where somebody waits who may have it. */
  function makeRoom(): void {
    clearTimeout(timer);
    if (held.size < limits.overall || !waiting.some(hasOwnRoom)) return;
    const nowMs = performance.now();
    const hadTime = [...held].filter(({ sinceMs }) => nowMs - sinceMs >= limits.heldMs);
    const [first] = hadTime.sort((a, b) => countOf(b.owner) - countOf(a.owner));
    if (first) {
      first.lost.abort();
      leave(first);
      return;
    }
    const oldestMs = Math.min(...[...held].map(({ sinceMs }) => sinceMs));
    timer = setTimeout(makeRoom, oldestMs + limits.heldMs - nowMs).unref();
  }

  return {
    async enter(owner) {
      if (held.size < limits.overall && hasOwnRoom({ owner })) return take(owner);
      if (waiting.filter((each) => each.owner === owner).length >= limits.waiting) return null;
      return new Promise((resolve) => {
        const begin: Waiter["begin"] = (lease) => {
          clearTimeout(tooLong);
          waiting = waiting.filter((each) => each !== waiter);
          resolve(lease);
        };
        const waiter = { owner, begin };
        const tooLong = setTimeout(() => begin(null), limits.waitMs).unref();
        waiting.push(waiter);
        makeRoom();
      });
    },
  };
}
