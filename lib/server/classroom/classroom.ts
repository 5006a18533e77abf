import type { Store } from "@/lib/server/store/store";
import type { ClassWatch } from "@/lib/server/team/class-watch";
import { type ClassEvents, createClassEvents } from "./class-events";
import { type ClassWatchParts, createClassWatch } from "./create-class-watch";
import { createInstructors } from "./instructors/create-instructors";
import type { Instructors } from "./instructors/instructors";
import { createPresence, type Presence } from "./presence";

/** The class: who teaches, who is there, and what happens. */
export interface Classroom {
  events: ClassEvents;
  presence: Presence;
  instructors: Instructors;
  /** Whom teams tell. */
  watch: ClassWatch;
  /** Writes what it was told; after the teams have stopped and before the store closes. */
  close(): Promise<void>;
}

interface ClassroomParts extends Pick<ClassWatchParts, "labs" | "onError"> {
  store: Store;
  /** Browsers come by https. */
  isSecure: boolean;
}

export function createClassroom({ store, labs, isSecure, onError }: ClassroomParts): Classroom {
  const events = createClassEvents(store, onError);
  const presence = createPresence();
  const { watch, settled } = createClassWatch({ events, presence, labs, onError });
  const instructors = createInstructors({ store, isSecure, onError });
  return {
    events,
    presence,
    instructors,
    watch,
    async close() {
      instructors.close();
      await settled();
    },
  };
}
