import { ToolError } from "@/lib/shell/tools/tool";
import { builtins } from "./builtin-names";
import type { Token } from "./tokens";
import type { Expression, Target } from "./tree";

/** Reads expressions, from the loosest operator to the tightest. */
export class ExpressionParser {
  private at = 0;
  /** In `print a > "f"` the sign leads into a file. */
  private isOutputApart = false;
  /** In `for (k in a)` and the left side of `in`. */
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  protected peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? { kind: "end", text: "", line: 0, isApart: false };
  }
  protected advance(): Token {
    const token = this.peek();
    this.at++;
    return token;
  }
  protected mark(): number {
    return this.at;
  }
  protected back(mark: number) {
    this.at = mark;
  }
  protected isAt(kind: Token["kind"]): boolean {
    return this.peek().kind === kind;
  }
  protected isWord(text: string): boolean {
    return this.isAt("word") && this.peek().text === text;
  }
  protected takeWord(text: string): boolean {
    const isThere = this.isWord(text);
    if (isThere) this.at++;
    return isThere;
  }
  protected expectWord(text: string) {
    if (!this.takeWord(text)) this.fail();
  }
  protected fail(): never {
    const { text, line, kind } = this.peek();
    const near = kind === "end" ? "end of file" : kind === "newline" ? "end of line" : text;
    throw new ToolError(`line ${line}: syntax error at or near ${near}`, 2);
  }
  protected skipNewlines() {
    while (this.isAt("newline")) this.at++;
  }

  protected withoutOutput<T>(read: () => T): T {
    const before = this.isOutputApart;
    this.isOutputApart = true;
    const value = read();
    this.isOutputApart = before;
    return value;
  }

  protected withOutput<T>(read: () => T): T {
    const before = this.isOutputApart;
    this.isOutputApart = false;
    const value = read();
    this.isOutputApart = before;
    return value;
  }

  protected list(end: string): Expression[] {
    return this.withOutput(() => {
      const values: Expression[] = [];
      this.skipNewlines();
      while (!this.takeWord(end)) {
        values.push(this.expression());
        this.skipNewlines();
        if (!this.isWord(end)) this.expectWord(",");
        this.skipNewlines();
      }
      return values;
    });
  }

  expression(): Expression {
    const left = this.conditional();
    const operator = this.peek().text;
    if (!this.isAt("word") || !/^([-+*/%^]|)=$/.test(operator)) return left;
    const target = targetOf(left) ?? this.fail();
    this.advance();
    this.skipNewlines();
    return { kind: "assign", operator, target, value: this.expression() };
  }

  private conditional(): Expression {
    const condition = this.disjunction();
    if (!this.takeWord("?")) return condition;
    this.skipNewlines();
    const yes = this.expression();
    this.skipNewlines();
    this.expectWord(":");
    this.skipNewlines();
    return { kind: "choice", condition, yes, no: this.expression() };
  }

  private disjunction(): Expression {
    let left = this.conjunction();
    while (this.takeWord("||")) {
      this.skipNewlines();
      left = { kind: "or", left, right: this.conjunction() };
    }
    return left;
  }

  private conjunction(): Expression {
    let left = this.membership();
    while (this.takeWord("&&")) {
      this.skipNewlines();
      left = { kind: "and", left, right: this.membership() };
    }
    return left;
  }

  private membership(): Expression {
    let left = this.matching();
    while (this.isWord("in")) {
      this.advance();
      left = { kind: "in", array: this.advance().text, indexes: [left] };
    }
    return left;
  }

  private matching(): Expression {
    let left = this.comparison();
    while (this.isWord("~") || this.isWord("!~")) {
      const isNot = this.advance().text === "!~";
      left = { kind: "match", isNot, left, right: this.comparison() };
    }
    return left;
  }

  private comparison(): Expression {
    const left = this.concatenation();
    const { text } = this.peek();
    const isComparison = /^(<|<=|==|!=|>=|>)$/.test(text) && this.isAt("word");
    if (!isComparison || (text === ">" && this.isOutputApart)) return left;
    this.advance();
    return { kind: "binary", operator: text, left, right: this.concatenation() };
  }

  protected concatenation(): Expression {
    let left = this.sum();
    for (;;) {
      if (this.isWord("|") && this.peek(1).text === "getline") left = this.commandGetline(left);
      else if (this.beginsValue()) {
        left = { kind: "binary", operator: " ", left, right: this.sum() };
      } else return left;
    }
  }

  private beginsValue(): boolean {
    const { kind, text } = this.peek();
    if (/^(number|string|regex|name|function)$/.test(kind)) return true;
    return kind === "word" && /^([$!(+-]|\+\+|--)$/.test(text);
  }

  private commandGetline(from: Expression): Expression {
    this.at += 2;
    return { kind: "getline", source: "command", from, target: this.optionalTarget() };
  }

  private optionalTarget(): Target | null {
    const isTarget = this.isAt("name") || this.isWord("$");
    return isTarget ? (targetOf(this.postfix()) ?? this.fail()) : null;
  }

  private sum(): Expression {
    let left = this.product();
    while (this.isWord("+") || this.isWord("-")) {
      const operator = this.advance().text;
      left = { kind: "binary", operator, left, right: this.product() };
    }
    return left;
  }

  private product(): Expression {
    let left = this.unary();
    while (this.isWord("*") || this.isWord("/") || this.isWord("%")) {
      const operator = this.advance().text;
      left = { kind: "binary", operator, left, right: this.unary() };
    }
    return left;
  }

  private unary(): Expression {
    for (const operator of ["!", "-", "+"] as const) {
      if (this.takeWord(operator)) return { kind: "unary", operator, operand: this.unary() };
    }
    return this.power();
  }

  private power(): Expression {
    const left = this.postfix();
    if (!this.takeWord("^")) return left;
    const isNegative = this.isWord("-") || this.isWord("+") || this.isWord("!");
    return { kind: "binary", operator: "^", left, right: isNegative ? this.unary() : this.power() };
  }

  private postfix(): Expression {
    for (const operator of ["++", "--"] as const) {
      if (!this.takeWord(operator)) continue;
      const target = targetOf(this.postfix()) ?? this.fail();
      return { kind: "step", operator, isPrefix: true, target };
    }
    const value = this.primary();
    const target = targetOf(value);
    if (target === null) return value;
    for (const operator of ["++", "--"] as const) {
      if (this.takeWord(operator)) return { kind: "step", operator, isPrefix: false, target };
    }
    return value;
  }

  private primary(): Expression {
    const token = this.advance();
    switch (token.kind) {
      case "number":
        return { kind: "number", value: Number(token.text) };
      case "string":
        return { kind: "string", value: token.text };
      case "regex":
        return { kind: "regex", source: token.text };
      case "name":
        return this.named(token);
      case "function":
        return this.call(token);
      default:
        return this.special(token);
    }
  }

  private named({ text, line }: Token): Expression {
    if (text === "length") return { kind: "call", name: text, args: [], isOwn: false, line };
    if (builtins.has(text) && this.isWord("("))
      return this.call({ kind: "function", text, line, isApart: false });
    if (!this.takeWord("[")) return { kind: "variable", name: text };
    return { kind: "element", array: text, indexes: this.list("]") };
  }

  private call({ text: name, line }: Token): Expression {
    this.expectWord("(");
    const args = this.list(")");
    return { kind: "call", name, args, isOwn: !builtins.has(name), line };
  }

  private special(token: Token): Expression {
    if (token.text === "$") return { kind: "field", index: this.dollar() };
    if (token.text === "(") return this.grouping();
    if (token.text === "getline") return this.plainGetline();
    this.at--;
    return this.fail();
  }

  private dollar(): Expression {
    for (const operator of ["++", "--"] as const) {
      if (this.isWord(operator)) return this.postfix();
    }
    if (this.takeWord("-")) return { kind: "unary", operator: "-", operand: this.dollar() };
    return this.primary();
  }

  private grouping(): Expression {
    const values = this.list(")");
    if (values.length > 1) {
      this.expectWord("in");
      return { kind: "in", array: this.advance().text, indexes: values };
    }
    const [inner] = values;
    return inner === undefined ? this.fail() : { kind: "group", inner };
  }

  private plainGetline(): Expression {
    const target = this.optionalTarget();
    if (!this.takeWord("<")) return { kind: "getline", source: "main", from: null, target };
    return { kind: "getline", source: "file", from: this.postfix(), target };
  }
}

const targetOf = (value: Expression): Target | null =>
  value.kind === "variable" || value.kind === "field" || value.kind === "element" ? value : null;
