export type Expression =
  | { kind: "number"; text: string }
  | { kind: "place"; place: Place }
  | { kind: "assign"; place: Place; operator: string; value: Expression }
  | { kind: "step"; place: Place; by: 1 | -1; isPrefix: boolean }
  | { kind: "negate" | "not"; operand: Expression }
  | { kind: "binary"; operator: string; left: Expression; right: Expression }
  | { kind: "group"; inner: Expression }
  | { kind: "call"; name: string; args: Expression[] };

export interface Place {
  name: string;
  /** Of an array's element. */
  index: Expression | null;
}

export type Statement =
  | { kind: "expression"; value: Expression }
  | { kind: "string"; text: string }
  | { kind: "print"; parts: (Expression | string)[] }
  | { kind: "if"; condition: Expression; yes: Statement; no: Statement | null }
  | {
      kind: "loop";
      begin: Expression | null;
      condition: Expression | null;
      step: Expression | null;
      body: Statement;
    }
  | { kind: "block"; body: Statement[] }
  | { kind: "return"; value: Expression | null }
  | { kind: "define"; name: string; parameters: string[]; own: string[]; body: Statement[] }
  | { kind: "break" | "continue" | "quit" | "halt" };
