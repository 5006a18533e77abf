import type { ConnectionState } from "@/lib/client/live-message";
import type {
  Board,
  BoardLearner,
  BoardWorkshop,
  InstructorEvent,
  Misconception,
} from "@/lib/contract/classroom/board";
import type { HelpEntry } from "@/lib/contract/classroom/help";
import type { Learner } from "@/lib/contract/session";

/** The class as this page knows it. A row that has not changed stays the same object. */
export interface BoardState {
  workshop: BoardWorkshop;
  me: { name: string };
  learners: ReadonlyMap<string, BoardLearner>;
  misconceptions: readonly Misconception[];
  help: readonly HelpEntry[];
  /** Another workshop than the one that is held now: it is looked at, and nothing of it changes. */
  isPast: boolean;
  connection: ConnectionState;
  /** The instructor's session has ended: the password was changed, or another tab signed out. */
  isSignedOut: boolean;
}

export function initialBoardState(board: Board, isPast: boolean): BoardState {
  return { ...fromBoard(board), isPast, connection: "connecting", isSignedOut: false };
}

/** All that an answer of the server replaces. */
export function fromBoard(
  board: Board,
): Pick<BoardState, "workshop" | "me" | "learners" | "misconceptions" | "help"> {
  return {
    workshop: board.workshop,
    me: board.me,
    learners: new Map(board.learners.map((learner) => [learner.id, learner])),
    misconceptions: board.misconceptions,
    help: board.help,
  };
}

/** What an instructor has done to a learner shows at once; the event that says so to all boards follows. */
export function withChanged(
  learners: BoardState["learners"],
  { id, name, team }: Learner,
): Pick<BoardState, "learners"> {
  const before = learners.get(id);
  return { learners: before ? new Map(learners).set(id, { ...before, name, team }) : learners };
}

export function withoutLearner(
  learners: BoardState["learners"],
  removed: string,
): Pick<BoardState, "learners"> {
  return { learners: new Map([...learners].filter(([id]) => id !== removed)) };
}

/** What changes with the events that came since the page was last drawn, in their order. */
export function withEvents(
  state: Pick<BoardState, "learners">,
  events: readonly InstructorEvent[],
): Partial<BoardState> {
  const change: Partial<BoardState> = {};
  let learners: Map<string, BoardLearner> | null = null;
  for (const event of events) {
    switch (event.event) {
      case "roster": {
        const known: BoardState["learners"] = learners ?? state.learners;
        learners = new Map(
          event.data.flatMap((id) => {
            const learner = known.get(id);
            return learner ? [[id, learner] as const] : [];
          }),
        );
        break;
      }
      case "learner": {
        learners ??= new Map(state.learners);
        const { id, learner } = event.data;
        if (learner) learners.set(id, learner);
        else learners.delete(id);
        break;
      }
      case "misconceptions":
        change.misconceptions = event.data;
        break;
      case "help":
        change.help = event.data;
        break;
      case "workshop":
        change.workshop = event.data;
        break;
    }
  }
  return learners ? { ...change, learners } : change;
}
