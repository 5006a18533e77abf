import type { LiveEvent } from "@/lib/contract/events";
import type { Learner } from "@/lib/contract/session";
import type { NumberedEvent } from "./live";

type Listener = (event: NumberedEvent) => void;

/** Who listens to which learner's events; numbers them in the order they are sent. */
export interface LiveHub {
  add(learner: Learner, listener: Listener): () => void;
  send(learnerId: string, event: LiveEvent): void;
  /** The learners of a team that have a listener. */
  listening(team: string): Learner[];
  number(event: LiveEvent): NumberedEvent;
  sizeOf(learnerId: string): number;
  size(): number;
}

/** A listener that throws keeps nobody else from being told; `onError` hears of it. */
export function createLiveHub(onError: (error: unknown) => void): LiveHub {
  const rooms = new Map<string, { learner: Learner; listeners: Set<Listener> }>();
  let lastId = Date.now();
  const number = (event: LiveEvent): NumberedEvent => {
    lastId += 1;
    return { ...event, id: lastId };
  };
  return {
    number,
    add(learner, listener) {
      const room = rooms.get(learner.id) ?? { learner, listeners: new Set() };
      rooms.set(learner.id, room);
      room.listeners.add(listener);
      return () => {
        room.listeners.delete(listener);
        if (room.listeners.size === 0 && rooms.get(learner.id) === room) rooms.delete(learner.id);
      };
    },
    send(learnerId, event) {
      const numbered = number(event);
      for (const listener of rooms.get(learnerId)?.listeners ?? []) {
        try {
          listener(numbered);
        } catch (error) {
          onError(error);
        }
      }
    },
    listening: (team) =>
      [...rooms.values()].map(({ learner }) => learner).filter((each) => each.team === team),
    sizeOf: (learnerId) => rooms.get(learnerId)?.listeners.size ?? 0,
    size: () => [...rooms.values()].reduce((sum, { listeners }) => sum + listeners.size, 0),
  };
}
