/** What an expression of find asks of a file, or does with it. */
export type Test =
  | { kind: "and" | "or"; left: Test; right: Test }
  | { kind: "not"; inner: Test }
  | { kind: "always"; is: boolean }
  | { kind: "name" | "path"; regex: RegExp }
  | { kind: "type"; letters: string }
  | { kind: "size" | "days" | "minutes"; compare: Compare; unit: number }
  | { kind: "newer"; thanMs: number }
  | { kind: "empty" }
  | { kind: "delete" | "prune" | "quit" }
  | { kind: "print"; format: string }
  | { kind: "exec"; words: string[]; isAtOnce: boolean; found: string[] };

/** `+7` is more, `-7` less, `7` exactly. */
export interface Compare {
  sign: "+" | "-" | "";
  count: number;
}

export interface Found {
  /** As it is written, from the starting point on. */
  path: string;
  /** Where it lies. */
  full: string;
  depth: number;
  isDirectory: boolean;
  isLink: boolean;
  size: number;
  mode: number;
  changedMs: number;
  /** Of a directory; empty for others. */
  entries: string[];
}
