import { type Filter, noFilter } from "./filter";

/** What is open on top of the board. */
export type OpenDialog =
  | { kind: "announce"; to?: { lab: string; step: string; code?: string } }
  | { kind: "hint" | "together"; lab: string; step: string; code: string }
  | {
      kind:
        | "pause"
        | "end"
        | "begin-anew"
        | "new-workshop"
        | "settings"
        | "workshops"
        | "join"
        | "keys";
    };

/** The questions that a phone shows one of at a time. */
export const panels = ["misconceptions", "help", "progress", "class"] as const;
export type Panel = (typeof panels)[number];

/** What this page shows of the class. */
export interface BoardView {
  filter: Filter;
  /** Labs whose columns are folded into their sums; null until the class is known. */
  folded: ReadonlySet<string>;
  /** The learner who is looked at. */
  selected: string | null;
  dialog: OpenDialog | null;
  panel: Panel;
  /** When the newest request for help was made that was heard, ms since the epoch; null before the first look. */
  heardUntil: number | null;
}

export const initialBoardView: BoardView = {
  ...{ filter: noFilter, folded: new Set<string>(), selected: null, dialog: null },
  panel: "misconceptions",
  heardUntil: null,
};
