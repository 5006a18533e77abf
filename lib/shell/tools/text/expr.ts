import { compilePosix } from "@/lib/shell/tools/regex/compile";
import { posixSource } from "@/lib/shell/tools/regex/posix";
import { asBytes, printed, type Tool, ToolError } from "@/lib/shell/tools/tool";

/** expr of GNU: the status is 1 where the value is 0 or nothing. */
export const expr: Tool = (args) => {
  if (args.length === 0) {
    throw new ToolError("missing operand\nTry 'expr --help' for more information.", 2);
  }
  const reader = new ExprReader(args[0] === "--" ? args.slice(1) : args);
  const value = reader.read();
  return printed(asBytes(`${value}\n`), isNothing(value) ? 1 : 0);
};

const isNothing = (value: string) => value === "" || /^-?0+$/.test(value);

const levels: readonly (readonly string[])[] = [
  ["|"],
  ["&"],
  ["<", "<=", "=", "==", "!=", ">=", ">"],
  ["+", "-"],
  ["*", "/", "%"],
  [":"],
];

class ExprReader {
  private at = 0;
  private readonly words: readonly string[];

  constructor(words: readonly string[]) {
    this.words = words;
  }

  read(): string {
    const value = this.level(0);
    const left = this.words[this.at];
    if (left !== undefined) throw new ToolError(`syntax error: unexpected argument ‘${left}’`, 2);
    return value;
  }

  private next(): string {
    const word = this.words[this.at++];
    if (word === undefined) {
      throw new ToolError(`syntax error: missing argument after ‘${this.words.at(-1) ?? ""}’`, 2);
    }
    return word;
  }

  private level(depth: number): string {
    const operators = levels[depth];
    if (operators === undefined) return this.primary();
    let left = this.level(depth + 1);
    for (;;) {
      const operator = this.words[this.at];
      if (operator === undefined || !operators.includes(operator)) return left;
      this.at++;
      left = calculate(left, operator, this.level(depth + 1));
    }
  }

  private primary(): string {
    const word = this.next();
    if (word === "(") {
      const value = this.level(0);
      if (this.words[this.at++] !== ")") throw new ToolError("syntax error: expecting ')'", 2);
      return value;
    }
    if (word === "+") return this.next();
    if (word === "length") return String([...this.primary()].length);
    if (word === "match") return matched(this.primary(), this.primary());
    if (word === "index") return indexOf(this.primary(), this.primary());
    if (word === "substr") return substring(this.primary(), this.primary(), this.primary());
    return word;
  }
}

function indexOf(text: string, chars: string): string {
  return String([...text].findIndex((char) => chars.includes(char)) + 1);
}

function substring(text: string, from: string, length: string): string {
  const [start, count] = [Number(from), Number(length)];
  if (!(start > 0) || !(count > 0)) return "";
  return [...text].slice(start - 1, start - 1 + count).join("");
}

function matched(text: string, pattern: string): string {
  const source = posixSource(pattern, { kind: "basic", reading: "characters" });
  const found = compilePosix(`^(?:${source})`, "su").exec(text);
  const hasGroup = pattern.includes("\\(");
  if (hasGroup) return found?.[1] ?? "";
  return String([...(found?.[0] ?? "")].length);
}

function calculate(left: string, operator: string, right: string): string {
  if (/^[|&]$/.test(operator)) return joined(left, operator, right);
  if (operator === ":") return matched(left, right);
  const areNumbers = /^-?\d+$/.test(left) && /^-?\d+$/.test(right);
  if (/[<>=]/.test(operator)) return compared(left, operator, right, areNumbers);
  if (!areNumbers) throw new ToolError("non-integer argument", 2);
  const [a, b] = [BigInt(left), BigInt(right)];
  if (/[/%]/.test(operator) && b === 0n) throw new ToolError("division by zero", 2);
  const results: Readonly<Record<string, () => bigint>> = {
    "+": () => a + b,
    "-": () => a - b,
    "*": () => a * b,
    "/": () => a / b,
    "%": () => a % b,
  };
  return String(results[operator]?.() ?? 0n);
}

function joined(left: string, operator: string, right: string): string {
  const [one, other] = [isNothing(left), isNothing(right)];
  if (operator === "&") return one || other ? "0" : left;
  if (!one) return left;
  return other ? "0" : right;
}

function compared(left: string, operator: string, right: string, areNumbers: boolean): string {
  const order = areNumbers
    ? Number(BigInt(left) - BigInt(right))
    : left < right
      ? -1
      : Number(left > right);
  const held: Readonly<Record<string, boolean>> = {
    "<": order < 0,
    "<=": order <= 0,
    "=": order === 0,
    "==": order === 0,
    "!=": order !== 0,
    ">=": order >= 0,
    ">": order > 0,
  };
  return held[operator] ? "1" : "0";
}
