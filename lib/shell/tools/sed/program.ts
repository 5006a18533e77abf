/** A parsed sed script. */

export type Address =
  | { kind: "line"; line: number }
  | { kind: "step"; first: number; step: number }
  | { kind: "last" }
  | { kind: "pattern"; regex: RegExp | null };

export type RangeEnd = Address | { kind: "plus"; lines: number } | { kind: "multiple"; of: number };

export interface Replacement {
  /** Texts, groups by number, and what turns letters. */
  parts: readonly (string | number | { turn: Turn })[];
}

export type Turn = "upper" | "lower" | "upper-next" | "lower-next" | "end";

export interface Substitution {
  regex: RegExp | null;
  replacement: Replacement;
  isGlobal: boolean;
  isPrinting: boolean;
  nth: number;
  file: string | null;
}

export interface Command {
  name: string;
  from: Address | null;
  to: RangeEnd | null;
  isNot: boolean;
  /** What `a`, `i`, `c` add, the label of a jump, a file's name, an exit status. */
  text: string;
  substitution: Substitution | null;
  map: ReadonlyMap<string, string> | null;
  /** Where `{` ends, where a jump leads; the index of a command. */
  target: number;
}
