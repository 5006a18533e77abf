import type { helpStates } from "@/lib/contract/classroom/help";
import type { Addressees } from "@/lib/contract/classroom/messages";
import type { workshopStates } from "@/lib/contract/classroom/workshop";
import type { Learner } from "@/lib/contract/session";
import type { Reachable, Reached } from "@/lib/domain/classroom/addressees";
import type { Gap } from "@/lib/domain/classroom/class-records";
import type { SentHint } from "@/lib/domain/classroom/hint-effect";
import type { Result } from "@/lib/domain/result";
import type { ClassEvent, NewClassEvent } from "./class-event";
import type { JoinRefusal, JoinWish, MoveRefusal } from "./joins";
import type { LostPass } from "./lost-passes";
import type { KeptCount } from "./step-counts";
import type { WebhookStore } from "./webhook-store";

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

/** What may change of a workshop; what is not there stays. */
export type WorkshopChange = {
  [K in "name" | "state" | "joinCode" | "closedSteps" | "pauseMessage"]?:
    | KeptWorkshop[K]
    | undefined;
} & {
  /** What is closed and opened besides. */
  closeSteps?: readonly Place[] | undefined;
  openSteps?: readonly Place[] | undefined;
};

type Named = Pick<Learner, "id" | "name">;

/** What was known of a learner who is gone. */
export interface ErasedLearner {
  learner: Learner;
  workshop: string;
  /** Nobody is in their team any more. */
  isEmpty: boolean;
  sessionIds: string[];
}

/** Somebody who is in another team than before. */
export interface MovedLearner {
  learner: Learner;
  from: string;
}

export type EraseRefusal =
  | { kind: "unknown-workshop"; workshop: string }
  | { kind: "workshop-not-ended" };

/** A workshop that is gone, and what goes with it outside of the store. */
export interface ErasedWorkshop {
  id: string;
  /** Nobody is in these any more. */
  teams: string[];
  sessionIds: string[];
}

/** One sign-in of an instructor; its id is the hash of what the cookie holds. */
export interface InstructorRow {
  id: string;
  name: string;
  endsAtMs: number;
}

/** Somebody who is in a workshop. */
export interface KeptMember {
  id: string;
  name: string;
  team: string;
  /** One of `learner instructor rehearsal synthetic`; only the first counts. */
  kind: string;
  joinedAtMs: number;
  lastSeenAtMs: number | null;
}

/** A request for help; see `helpEntrySchema`. */
export interface KeptHelp {
  id: string;
  learnerId: string;
  lab: string;
  step: string;
  words: string;
  state: (typeof helpStates)[number];
  by: string | null;
  askedAtMs: number;
  isOnHold: boolean;
  nth: number;
  answers: { by: string; atMs: number; words: string }[];
}

/** What becomes of a request for help. */
export type HelpChange = Partial<Pick<KeptHelp, "state" | "by" | "isOnHold" | "answers">>;

/** What an instructor has told learners; `lab` and `step` are what it is about. */
export interface KeptMessage {
  id: string;
  atMs: number;
  /** The instructor's name. */
  by: string;
  text: string;
  lab: string | null;
  step: string | null;
}

/** Who is in a workshop and what was said there, as it stands. */
export interface ClassRoll {
  workshop: KeptWorkshop;
  pauses: Gap[];
  /** When steps were closed. */
  closures: (Place & Gap)[];
  members: KeptMember[];
  /** All that are not resolved, and the newest that are; oldest first. */
  help: KeptHelp[];
  /** Messages to those with one diagnosis, oldest first. */
  hints: SentHint[];
}

/** The same with the counters, all of one moment. */
export interface ClassSnapshot extends ClassRoll {
  /** The newest event that is counted. */
  lastEventId: number;
  counts: KeptCount[];
  /** By learner, when they had pages open and none in sight. */
  hidden: ReadonlyMap<string, readonly Gap[]>;
}

/** What of the store is the classroom's. Times are milliseconds since the epoch. */
export interface ClassroomStore {
  workshops: {
    /** The newest that has not ended; where all have, the newest. */
    current(): Promise<KeptWorkshop>;
    /** That of a learner; null where they are gone. */
    ofLearner(learnerId: string): Promise<KeptWorkshop | null>;
    /** Newest first. */
    list(): Promise<KeptWorkshop[]>;
    /** Changes the current one, and keeps from when until when it was paused. */
    change(change: WorkshopChange, atMs: number): Promise<KeptWorkshop>;
    /** Ends the current one and makes another that is; gives both as they are then, and who left a listed team. */
    begin(
      workshop: Pick<KeptWorkshop, "name" | "labs" | "joinCode">,
      atMs: number,
    ): Promise<{ ended: KeptWorkshop; begun: KeptWorkshop; moved: MovedLearner[] }>;
    /**
     * Lets the current one begin as if it had just been made where nobody is in it and it has not ended; null
     * else.
     */
    beginAnew(atMs: number): Promise<KeptWorkshop | null>;
    /** Deletes one that ended before a time, with all that belongs to it, in one transaction; null where there is none. */
    eraseEnded(beforeMs: number): Promise<ErasedWorkshop | null>;
    /** Deletes this one in the same way; one that has not ended stays. */
    erase(id: string): Promise<Result<ErasedWorkshop, EraseRefusal>>;
    /** Sets the join code of a first workshop that has neither a code nor anybody in it. */
    setFirstJoinCode(joinCode: string): Promise<void>;
  };
  joining: {
    /** Makes a learner of a workshop. */
    join(wish: JoinWish): Promise<Result<Learner, JoinRefusal>>;
    isSynthetic(id: string): Promise<boolean>;
    /** Some teams in this order, with how many of a workshop are in them. */
    teams(
      workshop: string,
      listed: readonly string[],
    ): Promise<{ name: string; members: number; isLocked: boolean }[]>;
    /** Makes teams that are to be there before anybody joins; others that once were are none of these any more. */
    list(names: readonly string[]): Promise<void>;
  };
  /** What becomes of those who are in a workshop; null for one who is gone. */
  members: {
    rename(id: string, name: string): Promise<Learner | null>;
    /** Whether they count, or are a rehearsal. */
    count(id: string, isCounted: boolean): Promise<Learner | null>;
    /** Into a team that is there, a locked one too; with null as at a join. `isEmpty`: nobody is in the old one. */
    move(
      id: string,
      team: string | null,
      listed: readonly string[],
    ): Promise<Result<{ learner: Learner; from: string; isEmpty: boolean }, MoveRefusal>>;
    /** Deletes all that is theirs, in one transaction. */
    erase(id: string): Promise<ErasedLearner | null>;
    /** The ids of those of a workshop who do not count. */
    uncounted(workshop: string): Promise<string[]>;
    team(name: string): Promise<{ name: string; isLocked: boolean; members: Named[] }>;
    lock(name: string, isLocked: boolean): Promise<void>;
  };
  /** Resume codes by their keyed hashes. */
  resume: {
    /** Null where they are gone. */
    ofLearner(learnerId: string): Promise<{ generation: number; hasCode: boolean } | null>;
    /** False, and nothing is kept, where somebody else has it. */
    keep(learnerId: string, generation: number, hash: string): Promise<boolean>;
    find(hash: string): Promise<Learner | null>;
  };
  instructors: {
    /** Null before there is one. */
    password(): Promise<{ hash: string; generation: number } | null>;
    /** Takes the place of the one before, with a generation of its own: all sessions of before are over. */
    keepPassword(hash: string): Promise<void>;
    /** Only where there is none; tells whether it was kept. */
    keepFirstPassword(hash: string): Promise<boolean>;
    begin(session: InstructorRow & { generation: number }): Promise<void>;
    /** Null where it has ended, or the password has become another since. */
    find(id: string, nowMs: number): Promise<InstructorRow | null>;
    /** The names of those who are signed in. */
    names(nowMs: number): Promise<string[]>;
    end(id: string): Promise<void>;
    /** Deletes sessions that nothing can be done with any more. */
    removeOver(nowMs: number): Promise<void>;
  };
  help: {
    /**
     * Begins a request; a learner has one at a time, so one that is not resolved becomes this one and keeps
     * its place, and without words those that were written for the same step. Null for a learner who is gone.
     */
    ask(
      request: Pick<KeptHelp, "learnerId" | "lab" | "step"> & { words: string | null },
      atMs: number,
    ): Promise<KeptHelp | null>;
    newestOf(learnerId: string): Promise<KeptHelp | null>;
    /** Those of a workshop that are not resolved. */
    waiting(workshop: string): Promise<KeptHelp[]>;
    /** Changes one of a workshop as its state demands; null where there is none, or `change` gives none. */
    change(
      at: { id: string; workshop: string },
      change: (now: KeptHelp) => HelpChange | null,
      atMs: number,
    ): Promise<KeptHelp | null>;
  };
  messages: {
    /** Everybody in a workshop, in the order in which they joined, with what is known of their steps. */
    reachable(workshop: string): Promise<Reachable[]>;
    /** Keeps a message with those of `to` who are still there; gives their ids. */
    send(
      message: KeptMessage & { workshop: string; to: Addressees; code: string | null },
      to: readonly Reached[],
    ): Promise<string[]>;
    /** What a learner has not dismissed: the newest 20, oldest first. */
    pendingOf(learnerId: string): Promise<KeptMessage[]>;
    /** False where it was not for them, or they had dismissed it already. */
    dismiss(learnerId: string, id: string, atMs: number): Promise<boolean>;
  };
  classEvents: {
    /** Gives those that were appended, in order: what is about a learner who is gone is not. */
    append(events: readonly NewClassEvent[]): Promise<ClassEvent[]>;
    /** Those of a workshop with greater ids, in the order of their ids. */
    since(id: number, workshop: string, limit: number): Promise<ClassEvent[]>;
    /** 0 before the first. */
    lastId(workshop: string): Promise<number>;
    /** Resolves when no older ones are being thinned out. */
    settled(): Promise<void>;
  };
  /** When learners had pages open and none in sight, of each one time after another. */
  hiddenTimes: {
    /** Nothing for one who is gone. */
    begin(learnerId: string, fromMs: number): Promise<void>;
    end(learnerId: string, toMs: number): Promise<void>;
    /** Those of everybody that go on. */
    endAll(toMs: number): Promise<void>;
  };
  /** What instructors look at; null for a workshop that is none. */
  classes: {
    roll(workshop: string): Promise<ClassRoll | null>;
    snapshot(workshop: string): Promise<ClassSnapshot | null>;
    /** Counts everybody's steps anew, from the events and the passes; gives how many counters there are. */
    rebuildCounts(): Promise<number>;
    /** Passes that no event tells of, as many as asked for at most. */
    lostPasses(limit: number): Promise<LostPass[]>;
  };
  webhook: WebhookStore;
}
