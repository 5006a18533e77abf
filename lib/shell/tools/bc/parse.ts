import { ExpressionParser, SyntaxFault } from "./parse-expression";
import type { Expression, Statement } from "./tree";

export type ParsedLine = { statements: Statement[] } | { fault: string };

/** Reads a program line by line, since each line runs before the next is read. */
export class LineParser extends ExpressionParser {
  /** Null at the end. */
  next(): ParsedLine | null {
    while (this.peek().kind === "newline" || this.is(";")) this.at++;
    if (this.peek().kind === "end") return null;
    try {
      return { statements: this.line() };
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      while (!/^(newline|end)$/.test(this.peek().kind)) this.at++;
      return { fault: `(standard_in) ${error.line}: syntax error` };
    }
  }

  private line(): Statement[] {
    const statements: Statement[] = [];
    while (!/^(newline|end)$/.test(this.peek().kind)) {
      const statement = this.statement();
      statements.push(statement);
      if (statement.kind === "define" || this.take(";")) continue;
      if (!/^(newline|end)$/.test(this.peek().kind)) this.fail();
    }
    return statements;
  }

  private skipNewlines() {
    while (this.peek().kind === "newline") this.at++;
  }

  private statement(): Statement {
    const { kind, text } = this.peek();
    if (kind === "string") {
      this.at++;
      return { kind: "string", text };
    }
    if (kind === "word") {
      const found = this.keyword(text);
      if (found !== null) return found;
    }
    return { kind: "expression", value: this.expression() };
  }

  private keyword(text: string): Statement | null {
    if (text === "{") return { kind: "block", body: this.block() };
    const isKnown = /^(if|while|for|print|define|return|break|continue|quit|halt)$/.test(text);
    if (!isKnown) return null;
    this.at++;
    switch (text) {
      case "if":
        return this.choice();
      case "while":
        return {
          kind: "loop",
          begin: null,
          condition: this.inParentheses(),
          step: null,
          body: this.body(),
        };
      case "for":
        return this.forLoop();
      case "print":
        return this.print();
      case "define":
        return this.define();
      case "return":
        return { kind: "return", value: this.isEnd() ? null : this.expression() };
      default:
        return text === "break" || text === "continue" || text === "quit" || text === "halt"
          ? { kind: text }
          : null;
    }
  }

  private isEnd(): boolean {
    return /^(newline|end)$/.test(this.peek().kind) || this.is(";") || this.is("}");
  }

  private block(): Statement[] {
    this.expect("{");
    const body: Statement[] = [];
    for (;;) {
      while (this.peek().kind === "newline" || this.is(";")) this.at++;
      if (this.take("}")) return body;
      body.push(this.statement());
      if (!this.isEnd()) this.fail();
    }
  }

  private inParentheses(): Expression {
    this.expect("(");
    const condition = this.expression();
    this.expect(")");
    return condition;
  }

  private body(): Statement {
    this.skipNewlines();
    return this.statement();
  }

  private choice(): Statement {
    const condition = this.inParentheses();
    const yes = this.body();
    const before = this.at;
    this.take(";");
    if (!this.take("else")) {
      this.at = before;
      return { kind: "if", condition, yes, no: null };
    }
    return { kind: "if", condition, yes, no: this.body() };
  }

  private forLoop(): Statement {
    this.expect("(");
    const part = (end: string) => {
      const value = this.is(end) ? null : this.expression();
      this.expect(end);
      return value;
    };
    const [begin, condition, step] = [part(";"), part(";"), part(")")];
    return { kind: "loop", begin, condition, step, body: this.body() };
  }

  private print(): Statement {
    const parts: (Expression | string)[] = [];
    do {
      const { kind, text } = this.peek();
      if (kind === "string") {
        this.at++;
        parts.push(text);
      } else parts.push(this.expression());
    } while (this.take(","));
    return { kind: "print", parts };
  }

  private define(): Statement {
    this.take("void");
    const name = this.name();
    this.expect("(");
    const parameters: string[] = [];
    while (!this.take(")")) {
      parameters.push(this.name());
      if (!this.is(")")) this.expect(",");
    }
    this.skipNewlines();
    this.expect("{");
    while (this.peek().kind === "newline") this.at++;
    const own: string[] = [];
    if (this.take("auto")) {
      do own.push(this.name());
      while (this.take(","));
    }
    this.at--;
    return { kind: "define", name, parameters, own, body: this.rest() };
  }

  /** What is left of a block whose brace has been taken. */
  private rest(): Statement[] {
    this.at++;
    const body: Statement[] = [];
    for (;;) {
      while (this.peek().kind === "newline" || this.is(";")) this.at++;
      if (this.take("}")) return body;
      body.push(this.statement());
      if (!this.isEnd()) this.fail();
    }
  }

  private name(): string {
    const { kind, text } = this.peek();
    if (kind !== "name") this.fail();
    this.at++;
    return text;
  }
}
