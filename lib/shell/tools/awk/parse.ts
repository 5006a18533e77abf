import { ExpressionParser } from "./parse-expression";
import { tokenize } from "./tokens";
import type { Expression, Output, Program, Rule, Statement } from "./tree";

/** Reads a program; a fault is a `ToolError` as mawk words it. */
export function parseAwk(program: string): Program {
  return new Parser(tokenize(program)).program();
}

class Parser extends ExpressionParser {
  program(): Program {
    const begin: Statement[] = [];
    const end: Statement[] = [];
    const rules: Rule[] = [];
    const functions = new Map<string, { parameters: string[]; body: Statement }>();
    this.skipEnds();
    while (!this.isAt("end")) {
      if (this.takeWord("BEGIN")) begin.push(this.block());
      else if (this.takeWord("END")) end.push(this.block());
      else if (this.takeWord("function") || this.takeWord("func")) {
        const { name, definition } = this.definition();
        functions.set(name, definition);
      } else rules.push(this.rule());
      this.skipEnds();
    }
    return { begin, rules, end, functions };
  }

  private skipEnds() {
    while (this.isAt("newline") || this.isWord(";")) this.advance();
  }

  private definition() {
    const name = this.advance().text;
    this.expectWord("(");
    const parameters: string[] = [];
    while (!this.takeWord(")")) {
      parameters.push(this.advance().text);
      this.takeWord(",");
      this.skipNewlines();
    }
    this.skipNewlines();
    return { name, definition: { parameters, body: this.block() } };
  }

  private rule(): Rule {
    const patterns: Expression[] = [];
    if (!this.isWord("{")) {
      patterns.push(this.expression());
      if (this.takeWord(",")) {
        this.skipNewlines();
        patterns.push(this.expression());
      }
    }
    return { patterns, body: this.isWord("{") ? this.block() : null };
  }

  private block(): Statement {
    this.expectWord("{");
    const body: Statement[] = [];
    this.skipEnds();
    while (!this.takeWord("}")) {
      body.push(this.statement());
      this.skipEnds();
    }
    return { kind: "block", body };
  }

  private statement(): Statement {
    if (this.isWord("{")) return this.block();
    if (this.takeWord("if")) return this.choice();
    if (this.takeWord("while")) {
      const condition = this.inParentheses();
      if (this.isWord(";")) return { kind: "while", condition, body: { kind: "block", body: [] } };
      return { kind: "while", condition, body: this.body() };
    }
    if (this.takeWord("do")) return this.doLoop();
    if (this.takeWord("for")) return this.forLoop();
    const simple = this.simple();
    this.endStatement();
    return simple;
  }

  private body(): Statement {
    this.skipNewlines();
    return this.statement();
  }

  private endStatement() {
    if (this.isAt("newline") || this.isWord(";")) this.advance();
    else if (!this.isWord("}") && !this.isAt("end")) this.fail();
  }

  private inParentheses(): Expression {
    this.expectWord("(");
    const condition = this.expression();
    this.expectWord(")");
    return condition;
  }

  private choice(): Statement {
    const condition = this.inParentheses();
    const yes: Statement = this.takeWord(";") ? { kind: "block", body: [] } : this.body();
    const before = this.mark();
    this.skipEnds();
    if (this.takeWord("else")) return { kind: "if", condition, yes, no: this.body() };
    this.back(before);
    return { kind: "if", condition, yes, no: null };
  }

  private doLoop(): Statement {
    const body = this.body();
    this.skipEnds();
    this.expectWord("while");
    const condition = this.inParentheses();
    this.endStatement();
    return { kind: "do", condition, body };
  }

  private forLoop(): Statement {
    this.expectWord("(");
    const inLoop = this.forIn();
    if (inLoop !== null) return { kind: "for-in", ...inLoop, body: this.body() };
    const begin = this.isWord(";") ? null : this.simple();
    this.expectWord(";");
    this.skipNewlines();
    const condition = this.isWord(";") ? null : this.expression();
    this.expectWord(";");
    this.skipNewlines();
    const step = this.isWord(")") ? null : this.simple();
    this.expectWord(")");
    if (this.takeWord(";")) {
      return { kind: "for", begin, condition, step, body: { kind: "block", body: [] } };
    }
    return { kind: "for", begin, condition, step, body: this.body() };
  }

  private forIn(): { name: string; array: string } | null {
    const before = this.mark();
    if (this.isAt("name")) {
      const name = this.advance().text;
      if (this.takeWord("in") && this.isAt("name")) {
        const array = this.advance().text;
        if (this.takeWord(")")) return { name, array };
      }
    }
    this.back(before);
    return null;
  }

  private simple(): Statement {
    if (this.takeWord("print")) return this.print("print");
    if (this.takeWord("printf")) return this.print("printf");
    for (const kind of ["next", "nextfile", "break", "continue"] as const) {
      if (this.takeWord(kind)) return { kind };
    }
    for (const kind of ["exit", "return"] as const) {
      if (!this.takeWord(kind)) continue;
      const isBare =
        this.isAt("newline") || this.isAt("end") || this.isWord(";") || this.isWord("}");
      return { kind, value: isBare ? null : this.expression() };
    }
    if (this.takeWord("delete")) {
      const array = this.advance().text;
      const indexes = this.takeWord("[") ? this.list("]") : null;
      return { kind: "delete", array, indexes };
    }
    return { kind: "expression", value: this.expression() };
  }

  private print(kind: "print" | "printf"): Statement {
    const values = this.printed();
    const output = this.output();
    return { kind, values, output };
  }

  private printed(): Expression[] {
    const isDone = () =>
      this.isAt("newline") || this.isAt("end") || /^([;}]|>|>>|\|)$/.test(this.peek().text);
    if (isDone() && !this.isAt("string")) return [];
    const before = this.mark();
    if (this.takeWord("(")) {
      const values = this.list(")");
      if (isDone() && !this.isAt("string")) return values;
      this.back(before);
    }
    const values = [this.withoutOutput(() => this.expression())];
    while (this.takeWord(",")) {
      this.skipNewlines();
      values.push(this.withoutOutput(() => this.expression()));
    }
    return values;
  }

  private output(): Output | null {
    for (const kind of [">", ">>", "|"] as const) {
      if (this.takeWord(kind)) return { kind, to: this.withoutOutput(() => this.concatenation()) };
    }
    return null;
  }
}
