import { notSupported, ToolError } from "@/lib/shell/tools/tool";
import { mathLibrary } from "./math-library";
import {
  add,
  type BcNumber,
  compare,
  divide,
  isZero,
  modulo,
  multiply,
  negate,
  parseNumber,
  power,
  printNumber,
  rescale,
  squareRoot,
  whole,
  zero,
} from "./number";
import type { Expression, Place, Statement } from "./tree";
import { unescaped } from "./unescape-string";

/** A fault while it runs: the rest of the line is not run. */
export class RuntimeFault extends Error {}
/** The end of the program. */
export class Quit extends Error {}

class Jump extends Error {
  readonly kind: "break" | "continue";
  constructor(kind: "break" | "continue") {
    super(kind);
    this.kind = kind;
  }
}

class Return extends Error {
  readonly value: BcNumber;
  constructor(value: BcNumber) {
    super("return");
    this.value = value;
  }
}

type Define = Extract<Statement, { kind: "define" }>;

const maxSteps = 1_000_000;
const lineWidth = 68;

/** Runs statements and keeps what they print. */
export class BcMachine {
  out = "";
  private readonly variables = new Map<string, BcNumber>();
  private readonly functions = new Map<string, Define>();
  private readonly hasMath: boolean;
  private steps = 0;
  private depth = 0;

  constructor(hasMath: boolean) {
    this.hasMath = hasMath;
    this.variables.set("scale", whole(hasMath ? 20 : 0));
    this.variables.set("ibase", whole(10));
    this.variables.set("obase", whole(10));
  }

  private get scale(): number {
    return Number(this.get("scale").digits);
  }

  private get(key: string): BcNumber {
    return this.variables.get(key) ?? zero;
  }

  run(statement: Statement) {
    if (++this.steps > maxSteps) throw new ToolError("exceeded maximum iterations", 126);
    switch (statement.kind) {
      case "expression":
        this.show(statement.value);
        break;
      case "string":
        this.out += statement.text;
        break;
      case "print":
        this.print(statement.parts);
        break;
      case "block":
        for (const each of statement.body) this.run(each);
        break;
      case "if": {
        const chosen = this.isTrue(statement.condition) ? statement.yes : statement.no;
        if (chosen !== null) this.run(chosen);
        break;
      }
      case "loop":
        this.loop(statement);
        break;
      case "define":
        this.functions.set(statement.name, statement);
        break;
      default:
        this.leave(statement);
    }
  }

  private leave(
    statement: Extract<Statement, { kind: "return" | "break" | "continue" | "quit" | "halt" }>,
  ) {
    if (statement.kind === "return") {
      throw new Return(statement.value === null ? zero : this.value(statement.value));
    }
    if (statement.kind === "break" || statement.kind === "continue") throw new Jump(statement.kind);
    throw new Quit();
  }

  private show(expression: Expression) {
    const value = this.value(expression);
    if (expression.kind === "assign") return;
    this.variables.set("last", value);
    this.out += `${this.folded(value)}\n`;
  }

  private print(parts: readonly (Expression | string)[]) {
    for (const part of parts) {
      if (typeof part === "string") this.out += unescaped(part);
      else {
        const value = this.value(part);
        this.variables.set("last", value);
        this.out += this.folded(value);
      }
    }
  }

  /** Long numbers are broken into lines that end in a backslash. */
  private folded(value: BcNumber): string {
    const text = this.inBase(value);
    const lines: string[] = [];
    for (let at = 0; at < text.length; at += lineWidth) lines.push(text.slice(at, at + lineWidth));
    const last = lines.at(-1) ?? "";
    return text.length > lineWidth + 1 && lines.length > 1
      ? [...lines.slice(0, -1), last].join("\\\n")
      : text;
  }

  private inBase(value: BcNumber): string {
    const base = Number(this.get("obase").digits);
    if (base === 10) return printNumber(value);
    if (base > 16) throw notSupported("obase above 16");
    if (rescale(value, 0).digits * 10n ** BigInt(value.scale) !== value.digits) {
      throw notSupported("a fraction in another obase");
    }
    return rescale(value, 0).digits.toString(base).toUpperCase();
  }

  private loop({ begin, condition, step, body }: Extract<Statement, { kind: "loop" }>) {
    if (begin !== null) this.value(begin);
    while (condition === null || this.isTrue(condition)) {
      try {
        this.run(body);
      } catch (signal) {
        if (!(signal instanceof Jump)) throw signal;
        if (signal.kind === "break") return;
      }
      if (step !== null) this.value(step);
    }
  }

  private isTrue(expression: Expression): boolean {
    return !isZero(this.value(expression));
  }

  private value(expression: Expression): BcNumber {
    switch (expression.kind) {
      case "number":
        return parseNumber(expression.text, Number(this.get("ibase").digits));
      case "place":
        return this.get(this.keyOf(expression.place));
      case "group":
        return this.value(expression.inner);
      case "negate":
        return negate(this.value(expression.operand));
      case "not":
        return truth(!this.isTrue(expression.operand));
      case "assign":
        return this.assign(expression);
      case "step": {
        const key = this.keyOf(expression.place);
        const before = this.get(key);
        const after = this.set(key, add(before, whole(expression.by)));
        return expression.isPrefix ? after : before;
      }
      case "binary":
        return this.binary(expression);
      default:
        return this.call(expression);
    }
  }

  private keyOf({ name, index }: Place): string {
    if (index === null) return name;
    return `${name}[${rescale(this.value(index), 0).digits}]`;
  }

  private set(key: string, value: BcNumber): BcNumber {
    const isSetting = /^(scale|ibase|obase)$/.test(key);
    const kept = isSetting ? rescale(value, 0) : value;
    this.variables.set(key, key === "ibase" && kept.digits > 16n ? whole(16) : kept);
    return kept;
  }

  private assign({ place, operator, value }: Extract<Expression, { kind: "assign" }>): BcNumber {
    const right = this.value(value);
    const key = this.keyOf(place);
    return this.set(key, operator === "" ? right : this.calculate(operator, this.get(key), right));
  }

  private binary({ operator, left, right }: Extract<Expression, { kind: "binary" }>): BcNumber {
    const [a, b] = [this.value(left), this.value(right)];
    const order = compare(a, b);
    const held: Readonly<Record<string, boolean>> = {
      "<": order < 0,
      "<=": order <= 0,
      ">": order > 0,
      ">=": order >= 0,
      "==": order === 0,
      "!=": order !== 0,
      "&&": !isZero(a) && !isZero(b),
      "||": !isZero(a) || !isZero(b),
    };
    const comparison = held[operator];
    return comparison === undefined ? this.calculate(operator, a, b) : truth(comparison);
  }

  private calculate(operator: string, a: BcNumber, b: BcNumber): BcNumber {
    const { scale } = this;
    if (/[/%]/.test(operator) && isZero(b)) throw new RuntimeFault("Divide by zero");
    switch (operator) {
      case "+":
        return add(a, b);
      case "-":
        return add(a, negate(b));
      case "*":
        return multiply(a, b, scale);
      case "/":
        return divide(a, b, scale);
      case "%":
        return modulo(a, b, scale);
      default: {
        const exponent = rescale(b, 0).digits;
        if (exponent > 50_000n || exponent < -50_000n) throw notSupported("so great an exponent");
        return power(a, exponent, scale);
      }
    }
  }

  private call({ name, args }: Extract<Expression, { kind: "call" }>): BcNumber {
    const values = args.map((arg) => this.value(arg));
    const own = this.functions.get(name);
    if (own !== undefined) return this.callOwn(own, values);
    const [x = zero] = values;
    if (name === "length") return whole(lengthOf(x));
    if (name === "scale") return whole(x.scale);
    if (name === "sqrt") {
      if (x.digits < 0n) throw new RuntimeFault("Square root of a negative number");
      return squareRoot(x, this.scale);
    }
    if (name === "read" || name === "j") throw notSupported(`the function ${name}`);
    const math = this.hasMath ? mathLibrary[name] : undefined;
    if (math === undefined) throw new RuntimeFault(`Function ${name} not defined.`);
    return math(x, this.scale);
  }

  private callOwn({ parameters, own, body }: Define, values: readonly BcNumber[]): BcNumber {
    if (values.length !== parameters.length) throw new RuntimeFault("Parameter number mismatch");
    if (++this.depth > 500) throw new ToolError("recursion depth exceeded", 126);
    const names = [...parameters, ...own];
    const before = names.map((name) => this.variables.get(name));
    for (const [at, name] of names.entries()) this.variables.set(name, values[at] ?? zero);
    try {
      for (const statement of body) this.run(statement);
      return zero;
    } catch (signal) {
      if (signal instanceof Return) return signal.value;
      throw signal;
    } finally {
      this.depth--;
      for (const [at, name] of names.entries()) this.variables.set(name, before[at] ?? zero);
    }
  }
}

const truth = (is: boolean) => whole(is ? 1 : 0);

const lengthOf = ({ digits, scale }: BcNumber) =>
  Math.max(String(digits < 0n ? -digits : digits).length, scale, 1);
