/** A parsed awk program. */

export type Expression =
  | { kind: "number"; value: number }
  | { kind: "string"; value: string }
  | { kind: "regex"; source: string }
  | { kind: "variable"; name: string }
  | { kind: "field"; index: Expression }
  | { kind: "element"; array: string; indexes: Expression[] }
  | { kind: "assign"; operator: string; target: Target; value: Expression }
  | { kind: "step"; operator: "++" | "--"; isPrefix: boolean; target: Target }
  | { kind: "unary"; operator: "-" | "+" | "!"; operand: Expression }
  | { kind: "binary"; operator: string; left: Expression; right: Expression }
  | { kind: "match"; isNot: boolean; left: Expression; right: Expression }
  | { kind: "and" | "or"; left: Expression; right: Expression }
  | { kind: "choice"; condition: Expression; yes: Expression; no: Expression }
  | { kind: "in"; array: string; indexes: Expression[] }
  | { kind: "call"; name: string; args: Expression[]; isOwn: boolean; line: number }
  | {
      kind: "getline";
      source: "main" | "file" | "command";
      from: Expression | null;
      target: Target | null;
    }
  | { kind: "group"; inner: Expression };

export type Target = Extract<Expression, { kind: "variable" | "field" | "element" }>;

export interface Output {
  kind: ">" | ">>" | "|";
  to: Expression;
}

export type Statement =
  | { kind: "expression"; value: Expression }
  | { kind: "print"; values: Expression[]; output: Output | null }
  | { kind: "printf"; values: Expression[]; output: Output | null }
  | { kind: "block"; body: Statement[] }
  | { kind: "if"; condition: Expression; yes: Statement; no: Statement | null }
  | { kind: "while"; condition: Expression; body: Statement }
  | { kind: "do"; condition: Expression; body: Statement }
  | {
      kind: "for";
      begin: Statement | null;
      condition: Expression | null;
      step: Statement | null;
      body: Statement;
    }
  | { kind: "for-in"; name: string; array: string; body: Statement }
  | { kind: "delete"; array: string; indexes: Expression[] | null }
  | { kind: "exit" | "return"; value: Expression | null }
  | { kind: "next" | "nextfile" | "break" | "continue" };

export interface Rule {
  /** Both of a range, one of a plain pattern, none where it is for every record. */
  patterns: Expression[];
  /** Null prints the record. */
  body: Statement | null;
}

export interface Program {
  begin: Statement[];
  rules: Rule[];
  end: Statement[];
  functions: ReadonlyMap<string, { parameters: string[]; body: Statement }>;
}
