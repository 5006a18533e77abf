import type { workshopStates } from "@/lib/contract/classroom/workshop";
import type { ClassEvent, NewClassEvent } from "./class-event";

/** A step by its lab and its id. */
interface Place {
  lab: string;
  step: string;
}

export interface KeptWorkshop {
  id: string;
  name: string;
  state: (typeof workshopStates)[number];
  /** Null where everybody may join. */
  joinCode: string | null;
  /** The ids of its labs in no particular order; null for all there are. */
  labs: readonly string[] | null;
  closedSteps: readonly Place[];
  /** What pages show while it is paused. */
  pauseMessage: string | null;
  openedAtMs: number;
  endedAtMs: number | null;
}

/** What of the store is the classroom's. Times are milliseconds since the epoch. */
export interface ClassroomStore {
  workshops: {
    /** The newest that has not ended; where all have, the newest. */
    current(): Promise<KeptWorkshop>;
  };
  classEvents: {
    /** Gives those that were appended, in order: what is about a learner who is gone is not. */
    append(events: readonly NewClassEvent[]): Promise<ClassEvent[]>;
    /** Those of a workshop with greater ids, in the order of their ids. */
    since(id: number, workshop: string, limit: number): Promise<ClassEvent[]>;
    /** 0 before the first. */
    lastId(workshop: string): Promise<number>;
  };
}
