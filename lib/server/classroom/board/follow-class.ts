import type { ClassEvents } from "@/lib/server/classroom/class-events";
import type { Presence } from "@/lib/server/classroom/presence";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { ClassEvent } from "@/lib/server/store/classroom/class-event";
import type { Store } from "@/lib/server/store/store";
import type { BoardChanges } from "./board-state";
import type { ClassMemory } from "./class-memory";
import { followHiddenTimes } from "./hidden-times";
import { gathered, inTurn } from "./in-turn";
import {
  type ReadClass,
  type ReadParts,
  readClass,
  readCurrentClass,
  readRollAnew,
} from "./read-class";

/** What happens at one moment is taken in together, after this long at most; ms. */
const gatherMs = 40;

export interface FollowParts
  extends Omit<ReadParts, "hidden" | "presence" | "store" | "sandboxes"> {
  /** The teams' servers, where the board tells of them. */
  sandboxes?: Pick<Sandboxes, "peek" | "onChange"> | undefined;
  store: Pick<Store, "workshops" | "classes" | "hiddenTimes">;
  events: Pick<ClassEvents, "listen">;
  presence: Pick<Presence, "of" | "listen">;
  onError: (error: unknown) => void;
}

interface Hooks {
  /** A workshop was read anew. */
  loaded(read: ReadClass): void;
  changed(changes: BoardChanges): void;
}

/** The workshop that is held now; nothing is read before the first use, from then on it is followed. */
export interface Following {
  /** Resolves when all that was told before is taken in. */
  upToDate(): Promise<void>;
  /** Something has changed that no event tells of; the labs too, where `isContentOther`. */
  readAnew(isContentOther?: boolean): void;
  /** A workshop that is not followed, as it stands; null for one that is none. */
  another(workshop: string): Promise<ReadClass | null>;
  /** Resolves when all that was told is written. */
  close(): Promise<void>;
}

export function followClass(parts: FollowParts, hooks: Hooks): Following {
  const { events, onError } = parts;
  const hidden = followHiddenTimes(parts);
  const reading = { ...parts, hidden };
  let isAsked = false;
  let memory: ClassMemory | null = null;
  let waiting: ClassEvent[] = [];
  let present = new Set<string>();
  let isRollStale = false;

  async function load(): Promise<ClassMemory> {
    const read = await readCurrentClass(reading);
    hooks.loaded(read);
    memory = read.memory;
    return read.memory;
  }

  /** Gives of whom something has changed by it; null for everybody. */
  async function readRoll(known: ClassMemory): Promise<ReadonlySet<string> | null> {
    isRollStale = false;
    try {
      const changed = await readRollAnew(reading, known);
      if (changed !== "another") return changed;
      await load();
      return null;
    } catch (error) {
      isRollStale = true;
      throw error;
    }
  }

  const upToDate = inTurn(async () => {
    isAsked = true;
    const isRoll = isRollStale && memory !== null;
    const ofRoll = isRoll && memory ? await readRoll(memory) : new Set<string>();
    const known = memory ?? (await load());
    const { id } = known.roll().workshop;
    const { steps, learners } = known.apply(waiting.filter(({ workshop }) => workshop === id));
    const changed = ofRoll && new Set([...ofRoll, ...learners, ...present]);
    [waiting, present] = [[], new Set()];
    if (!isRoll && changed?.size === 0) return;
    hooks.changed({ nowMs: Date.now(), learners: changed, steps: isRoll ? null : steps, isRoll });
  });

  const later = gathered(() => void upToDate().catch(onError), gatherMs);
  const isUnknown = (id: string | null) => id !== null && memory?.learner(id) === null;
  const leave = [
    events.listen((told) => {
      if (!isAsked) return;
      waiting.push(...told);
      isRollStale ||= told.some((event) => changesRoll(event) || isUnknown(event.learnerId));
      later.soon();
    }),
    listenTo({ ...parts, memory: () => memory }, (learnerId) => {
      isRollStale ||= isUnknown(learnerId);
      present.add(learnerId);
      if (isAsked) later.soon();
    }),
    later.stop,
  ];

  function readAnew(isContentOther = false): void {
    isRollStale = true;
    if (isContentOther) memory = null;
    if (isAsked) later.soon();
  }
  const another = (workshop: string) => readClass(reading, workshop);
  return { upToDate, readAnew, another, close: () => endBoth(leave, hidden) };
}

/** Calls back with who comes and goes, and with those whose servers are reached no more, or again. */
function listenTo(
  { presence, sandboxes, memory }: FollowParts & { memory: () => ClassMemory | null },
  listener: (learnerId: string) => void,
): () => void {
  const leavePresence = presence.listen(listener);
  const leaveSandboxes = sandboxes?.onChange((team) => {
    for (const each of memory()?.roll().members ?? []) if (each.team === team) listener(each.id);
  });
  return () => {
    leavePresence();
    leaveSandboxes?.();
  };
}

/** What counters tell nothing of: who is there, what they ask, what the workshop is. */
const changesRoll = ({ kind }: ClassEvent) =>
  kind !== "attempt" && kind !== "verdict" && kind !== "passed" && kind !== "opened";

function endBoth(
  leave: readonly (() => void)[],
  hidden: ReturnType<typeof followHiddenTimes>,
): Promise<void> {
  for (const each of leave) each();
  return hidden.close();
}
