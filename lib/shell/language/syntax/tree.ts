/** The parts of a script that has been read. */
export interface Script {
  statements: Statement[];
}

/** Pipelines with `&&` and `||` between them. */
export interface Statement {
  pipelines: Pipeline[];
  operators: ("&&" | "||")[];
  isBackground: boolean;
  /** As it is written. */
  source: string;
}

export interface Pipeline {
  commands: Command[];
  isNegated: boolean;
  /** With `time` before it, and how that tells. */
  timed: "bash" | "posix" | null;
  /** Whether `|&` stands before each command. */
  takesErrors: boolean[];
}

interface Placed {
  line: number;
  redirections: Redirection[];
}

export interface SimpleCommand extends Placed {
  type: "SimpleCommand";
  assignments: Assignment[];
  words: Word[];
}

export interface FunctionDef {
  type: "FunctionDef";
  line: number;
  name: string;
  body: Compound;
}

export interface For extends Placed {
  type: "For";
  variable: string;
  /** Null for the arguments. */
  words: Word[] | null;
  body: Statement[];
}

export interface CountingFor extends Placed {
  type: "CountingFor";
  init: string;
  condition: string;
  update: string;
  body: Statement[];
}

export interface If extends Placed {
  type: "If";
  clauses: { condition: Statement[]; body: Statement[] }[];
  elseBody: Statement[] | null;
}

export interface While extends Placed {
  type: "While";
  /** What the condition has to be for the loop to go on: false for `until`. */
  wanted: boolean;
  condition: Statement[];
  body: Statement[];
}

export interface Case extends Placed {
  type: "Case";
  word: Word;
  items: CaseItem[];
}

export interface CaseItem {
  patterns: Word[];
  body: Statement[];
  terminator: ";;" | ";&" | ";;&";
}

export interface Group extends Placed {
  type: "Group" | "Subshell";
  body: Statement[];
}

export interface ArithmeticCommand extends Placed {
  type: "ArithmeticCommand";
  text: string;
}

export interface ConditionalCommand extends Placed {
  type: "ConditionalCommand";
  expression: Conditional;
  /** As it is written. */
  source: string;
}

export type Compound =
  | For
  | CountingFor
  | If
  | While
  | Case
  | Group
  | ArithmeticCommand
  | ConditionalCommand;

export type Command = SimpleCommand | FunctionDef | Compound;

export type Conditional =
  | { type: "CondNot"; operand: Conditional }
  | { type: "CondAnd" | "CondOr"; left: Conditional; right: Conditional }
  | { type: "CondWord"; word: Word }
  | { type: "CondUnary"; operator: string; operand: Word }
  | { type: "CondBinary"; operator: string; left: Word; right: Word };

export interface Assignment {
  /** With its subscript in brackets as it is written. */
  name: string;
  isAppended: boolean;
  value: Word | ArrayElement[];
  source: string;
}

/** An item between the parentheses of `a=(…)`. */
export type ArrayElement = { word: Word } | { key: string; isAppended: boolean; value: Word };

export interface Redirection {
  fd: number | null;
  /** The variable of `{fd}>`. */
  fdVariable: string | null;
  operator: "<" | ">" | ">>" | ">&" | "<&" | "<>" | ">|" | "&>" | "&>>" | "<<<" | "<<" | "<<-";
  /** That of a here-document is its text. */
  target: Word;
  isHeredoc: boolean;
}

export interface Word {
  parts: WordPart[];
  /** As it is written. */
  source: string;
}

export type WordPart =
  | { type: "Literal"; value: string }
  /** Of single quotes, of `$'…'`, or after a backslash. */
  | { type: "Quoted"; value: string }
  | { type: "DoubleQuoted"; parts: WordPart[] }
  | { type: "Tilde"; user: string }
  | { type: "Braces"; items: BraceItem[] }
  | { type: "CommandSubstitution"; body: Script }
  | { type: "Arithmetic"; text: string }
  | ProcessSubstitution
  | ParameterExpansion
  /** `a=(…)` as an argument of `declare` and its like. */
  | { type: "ArrayAssignment"; assignment: Assignment };

export interface ProcessSubstitution {
  type: "ProcessSubstitution";
  body: Script;
  direction: "input" | "output";
}

export type BraceItem = { parts: WordPart[] } | BraceRange;

export interface BraceRange {
  first: string;
  last: string;
  step: number;
}

export interface ParameterExpansion {
  type: "ParameterExpansion";
  /** With its subscript in brackets as it is written. */
  parameter: string;
  operation: ParameterOperation | null;
}

type Operation =
  | { type: "Length" }
  | { type: "BadSubstitution"; text: string }
  | {
      type: "DefaultValue" | "AssignDefault" | "UseAlternative";
      word: Word;
      isEmptyMissing: boolean;
    }
  | { type: "ErrorIfUnset"; word: Word; isEmptyMissing: boolean }
  | { type: "Substring"; offset: string; length: string | null }
  | { type: "PatternRemoval"; pattern: Word; side: "prefix" | "suffix"; isGreedy: boolean }
  | {
      type: "PatternReplacement";
      pattern: Word;
      replacement: Word | null;
      isEvery: boolean;
      anchor: "start" | "end" | null;
    }
  | {
      type: "CaseModification";
      direction: "upper" | "lower" | "toggle";
      isEvery: boolean;
      pattern: Word | null;
    }
  | { type: "Transform"; operator: "Q" | "P" | "a" | "A" | "E" | "K" | "k" | "u" | "U" | "L" };

export type ParameterOperation =
  | Operation
  | { type: "Indirection"; inner: Operation | null }
  | { type: "ArrayKeys"; isStar: boolean }
  | { type: "NamePrefix"; prefix: string; isStar: boolean };

/** A statement that runs one command. */
export const statementOf = (command: Command): Statement => ({
  pipelines: [{ commands: [command], isNegated: false, timed: null, takesErrors: [false] }],
  operators: [],
  isBackground: false,
  source: "",
});
