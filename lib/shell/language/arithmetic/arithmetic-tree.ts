import { CommandFault } from "@/lib/shell/language/faults";

export type Expression =
  | { kind: "number"; value: bigint }
  | { kind: "variable"; name: string; subscript: string | null }
  | { kind: "unary"; operator: string; operand: Expression }
  | { kind: "step"; by: bigint; isPrefix: boolean; target: Target }
  | { kind: "binary"; operator: string; left: Expression; right: Expression; rightText: string }
  | { kind: "choice"; condition: Expression; yes: Expression; no: Expression }
  | { kind: "assign"; operator: string; target: Target; value: Expression; rightText: string };

export type Target = Extract<Expression, { kind: "variable" }>;

interface Token {
  text: string;
  at: number;
}

const tokenPattern =
  /\s*(?:(\d+#[\w@]+|0[xX][\da-fA-F]+|\d\w*|[A-Za-z_]\w*)|(<<=|>>=|\*\*|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&^|]=|[-+*/%<>=!~&^|?:,()[\]]))/y;

const levels: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["|"],
  ["^"],
  ["&"],
  ["==", "!="],
  ["<=", ">=", "<", ">"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "%"],
];

const assignments = new Set(["=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "^=", "|="]);

/** Reads an arithmetic expression whose expansions have been made; its faults are worded as bash does. */
export function parseArithmetic(text: string): Expression {
  const reader = new Reader(text);
  if (reader.isAtEnd()) return { kind: "number", value: 0n };
  const read = reader.list();
  if (!reader.isAtEnd()) throw reader.fault(reader.unexpected());
  return read;
}

class Reader {
  private position = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.text.slice(this.position).trim() === "";
  }

  private get rest(): string {
    return this.text.slice(this.position).trimStart();
  }

  fault(what: string): CommandFault {
    return new CommandFault(`${this.text.trimStart()}: ${what} (error token is "${this.rest}")`);
  }

  unexpected(): string {
    const next = this.peek();
    const isOperand = next === null || /^[\w(]/.test(next.text);
    if (next?.text === "=") return "attempted assignment to non-variable";
    return isOperand && next !== null
      ? "syntax error in expression"
      : "syntax error: invalid arithmetic operator";
  }

  private peek(): Token | null {
    tokenPattern.lastIndex = this.position;
    const found = tokenPattern.exec(this.text);
    return found ? { text: found[1] ?? found[2] ?? "", at: tokenPattern.lastIndex } : null;
  }

  private accept(...wanted: readonly string[]): string | null {
    const next = this.peek();
    if (!next || !wanted.includes(next.text)) return null;
    this.position = next.at;
    return next.text;
  }

  list(): Expression {
    let left = this.assignment();
    for (;;) {
      if (!this.accept(",")) return left;
      const rightText = this.rest;
      left = { kind: "binary", operator: ",", left, right: this.assignment(), rightText };
    }
  }

  private assignment(): Expression {
    const left = this.choice();
    const next = this.peek();
    if (left.kind !== "variable" || !next || !assignments.has(next.text)) return left;
    this.position = next.at;
    const rightText = this.rest;
    const value = this.assignment();
    return { kind: "assign", operator: next.text.slice(0, -1), target: left, value, rightText };
  }

  private choice(): Expression {
    const condition = this.binary(0);
    if (!this.accept("?")) return condition;
    const yes = this.list();
    if (!this.accept(":")) throw this.fault("`:' expected for conditional expression");
    return { kind: "choice", condition, yes, no: this.assignment() };
  }

  private binary(level: number): Expression {
    const operators = levels[level];
    if (!operators) return this.power();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = this.accept(...operators);
      if (operator === null) return left;
      const rightText = this.rest;
      left = { kind: "binary", operator, left, right: this.binary(level + 1), rightText };
    }
  }

  private power(): Expression {
    const left = this.unary();
    if (!this.accept("**")) return left;
    const rightText = this.rest;
    return { kind: "binary", operator: "**", left, right: this.power(), rightText };
  }

  private unary(): Expression {
    const operator = this.accept("!", "~", "-", "+", "++", "--");
    if (operator === null) return this.postfix();
    const operand = this.unary();
    if (operator.length === 1) return { kind: "unary", operator, operand };
    const by = operator === "++" ? 1n : -1n;
    if (operand.kind === "variable") return { kind: "step", by, isPrefix: true, target: operand };
    // `--5` is a minus before a minus.
    return operator === "++"
      ? operand
      : { kind: "unary", operator: "-", operand: { kind: "unary", operator: "-", operand } };
  }

  private postfix(): Expression {
    const operand = this.primary();
    if (operand.kind !== "variable") return operand;
    const operator = this.accept("++", "--");
    if (operator === null) return operand;
    return { kind: "step", by: operator === "++" ? 1n : -1n, isPrefix: false, target: operand };
  }

  private primary(): Expression {
    if (this.accept("(")) {
      const inner = this.list();
      if (!this.accept(")")) throw this.fault("missing `)'");
      return inner;
    }
    const next = this.peek();
    if (!next || !/^\w/.test(next.text)) throw this.fault("syntax error: operand expected");
    if (/^\d/.test(next.text)) {
      const value = readNumber(next.text);
      if (typeof value === "string") throw this.fault(value);
      this.position = next.at;
      return { kind: "number", value };
    }
    this.position = next.at;
    return { kind: "variable", name: next.text, subscript: this.subscript() };
  }

  private subscript(): string | null {
    if (this.text[this.position] !== "[") return null;
    let depth = 0;
    for (let at = this.position; at < this.text.length; at++) {
      if (this.text[at] === "[") depth++;
      else if (this.text[at] === "]" && --depth === 0) {
        const inner = this.text.slice(this.position + 1, at);
        this.position = at + 1;
        return inner;
      }
    }
    throw this.fault("bad array subscript");
  }
}

/** The value of a number as it is written, or what is wrong with it. */
export function readNumber(text: string): bigint | string {
  const based = /^(\d+)#([\w@]+)$/.exec(text);
  if (based) return inBase(based[2] ?? "", Number(based[1]));
  if (/^0[xX][\da-fA-F]+$/.test(text)) return BigInt.asIntN(64, BigInt(text));
  if (/^0\d+$/.test(text)) {
    return /[89]/.test(text) ? "value too great for base" : inBase(text, 8);
  }
  if (/^\d+$/.test(text)) return BigInt.asIntN(64, BigInt(text));
  return "value too great for base";
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_";

function inBase(text: string, base: number): bigint | string {
  if (base < 2 || base > 64) return "invalid arithmetic base";
  let value = 0n;
  for (const char of base <= 36 ? text.toLowerCase() : text) {
    const digit = digits.indexOf(char);
    if (digit < 0 || digit >= base) return "value too great for base";
    value = value * BigInt(base) + BigInt(digit);
  }
  return BigInt.asIntN(64, value);
}
