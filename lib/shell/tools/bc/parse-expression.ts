import type { Token } from "./tokens";
import type { Expression, Place } from "./tree";

export class SyntaxFault extends Error {
  readonly line: number;
  constructor(line: number) {
    super("syntax error");
    this.line = line;
  }
}

const none: Token = { kind: "end", text: "", line: 0 };

/** Reads expressions of bc; a comparison is one too, and binds loosely. */
export class ExpressionParser {
  protected at = 0;
  protected readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  protected peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? this.tokens.at(-1) ?? none;
  }
  protected is(text: string): boolean {
    return this.peek().kind === "word" && this.peek().text === text;
  }
  protected take(text: string): boolean {
    const isThere = this.is(text);
    if (isThere) this.at++;
    return isThere;
  }
  protected expect(text: string) {
    if (!this.take(text)) this.fail();
  }
  protected fail(): never {
    const { line, kind } = this.peek();
    throw new SyntaxFault(kind === "newline" ? line + 1 : line);
  }

  private chain(operators: readonly string[], next: () => Expression): Expression {
    let left = next();
    for (;;) {
      const operator = operators.find((each) => this.is(each));
      if (operator === undefined) return left;
      this.at++;
      left = { kind: "binary", operator, left, right: next() };
    }
  }

  protected expression(): Expression {
    return this.chain(["||"], () => this.conjunction());
  }
  private conjunction(): Expression {
    return this.chain(["&&"], () => this.negation());
  }
  private negation(): Expression {
    if (this.take("!")) return { kind: "not", operand: this.negation() };
    return this.chain(["<=", ">=", "==", "!=", "<", ">"], () => this.assignment());
  }

  private assignment(): Expression {
    const left = this.sum();
    const { text, kind } = this.peek();
    if (kind !== "word" || !/^[-+*/%^]?=$/.test(text)) return left;
    if (left.kind !== "place") return this.fail();
    this.at++;
    const value = this.assignment();
    return { kind: "assign", place: left.place, operator: text.slice(0, -1), value };
  }

  private sum(): Expression {
    return this.chain(["+", "-"], () => this.product());
  }
  private product(): Expression {
    return this.chain(["*", "/", "%"], () => this.power());
  }

  /** A minus binds tighter than a power: `-2^2` is 4. */
  private power(): Expression {
    const left = this.signed();
    if (!this.take("^")) return left;
    return { kind: "binary", operator: "^", left, right: this.power() };
  }

  private signed(): Expression {
    if (this.take("-")) return { kind: "negate", operand: this.signed() };
    for (const [text, by] of [
      ["++", 1],
      ["--", -1],
    ] as const) {
      if (!this.take(text)) continue;
      const operand = this.primary();
      if (operand.kind !== "place") return this.fail();
      return { kind: "step", place: operand.place, by, isPrefix: true };
    }
    return this.stepped(this.primary());
  }

  private stepped(value: Expression): Expression {
    if (value.kind !== "place") return value;
    if (this.take("++")) return { kind: "step", place: value.place, by: 1, isPrefix: false };
    if (this.take("--")) return { kind: "step", place: value.place, by: -1, isPrefix: false };
    return value;
  }

  private primary(): Expression {
    const { kind, text } = this.peek();
    if (kind === "number") {
      this.at++;
      return { kind: "number", text };
    }
    if (this.take("(")) {
      const inner = this.expression();
      this.expect(")");
      return { kind: "group", inner };
    }
    if (kind === "name") return this.named(text);
    if (kind === "word") return this.special(text);
    return this.fail();
  }

  private special(text: string): Expression {
    if (text === ".") {
      this.at++;
      return { kind: "place", place: { name: "last", index: null } };
    }
    const isFunction = /^(length|sqrt|read)$/.test(text);
    const isCalled = text === "scale" && this.peek(1).text === "(";
    if (isFunction || isCalled) return this.named(text);
    if (!/^(scale|ibase|obase|last)$/.test(text)) return this.fail();
    this.at++;
    return { kind: "place", place: { name: text, index: null } };
  }

  private named(name: string): Expression {
    this.at++;
    if (this.take("(")) {
      const args: Expression[] = [];
      while (!this.take(")")) {
        args.push(this.expression());
        if (!this.is(")")) this.expect(",");
      }
      return { kind: "call", name, args };
    }
    const place: Place = { name, index: null };
    if (this.take("[")) {
      place.index = this.expression();
      this.expect("]");
    }
    return { kind: "place", place };
  }
}
