import { compareNumbers } from "@/lib/shell/language/commands/conditional";
import { testFiles, testUnary, unaryTests } from "@/lib/shell/language/commands/file-tests";
import { CommandFault } from "@/lib/shell/language/faults";
import type { Builtin, Process } from "@/lib/shell/language/process/process";

const binaries = new Set("= == != < > -eq -ne -lt -le -gt -ge -nt -ot -ef".split(" "));

export const test: Builtin = (process, args) => evaluate(process, args);

export const bracket: Builtin = (process, args) => {
  if (args.at(-1) !== "]") throw new CommandFault("missing `]'", 2);
  return evaluate(process, args.slice(0, -1));
};

async function evaluate(process: Process, words: readonly string[]): Promise<number> {
  return (await holds(process, words)) ? 0 : 1;
}

/** By the number of words, as POSIX has it. */
async function holds(process: Process, words: readonly string[]): Promise<boolean> {
  const [first = "", second = ""] = words;
  if (words.length === 0) return false;
  if (words.length === 1) return first !== "";
  if (words.length === 2) {
    if (first === "!") return second === "";
    if (unaryTests.has(first)) return testUnary(process, first, second);
    throw new CommandFault(`${first}: unary operator expected`, 2);
  }
  if (words.length === 3) return holdsOfThree(process, words);
  if (words.length === 4 && first === "!") return !(await holds(process, words.slice(1)));
  return new Reader(process, words).all();
}

async function holdsOfThree(process: Process, words: readonly string[]): Promise<boolean> {
  const [first = "", second = "", third = ""] = words;
  if (binaries.has(second)) return binary(process, first, second, third);
  if (second === "-a") return first !== "" && third !== "";
  if (second === "-o") return first !== "" || third !== "";
  if (first === "!") return !(await holds(process, words.slice(1)));
  if (first === "(" && third === ")") return second !== "";
  throw new CommandFault(`${second}: binary operator expected`, 2);
}

async function binary(process: Process, left: string, operator: string, right: string) {
  switch (operator) {
    case "=":
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "-nt":
    case "-ot":
    case "-ef":
      return testFiles(process, operator, left, right);
  }
  return compareNumbers(operator, numberOf(left), numberOf(right));
}

function numberOf(text: string): bigint {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) {
    throw new CommandFault(`${text}: integer expression expected`, 2);
  }
  return BigInt(text.trim().replace(/^\+/, ""));
}

/** Longer tests, with `-a`, `-o` and parentheses. */
class Reader {
  private at = 0;

  constructor(
    private readonly process: Process,
    private readonly words: readonly string[],
  ) {}

  async all(): Promise<boolean> {
    const is = await this.either();
    if (this.at < this.words.length) throw new CommandFault("too many arguments", 2);
    return is;
  }

  private accept(word: string): boolean {
    if (this.words[this.at] !== word) return false;
    this.at++;
    return true;
  }

  private async either(): Promise<boolean> {
    let is = await this.both();
    while (this.accept("-o")) is = (await this.both()) || is;
    return is;
  }

  private async both(): Promise<boolean> {
    let is = await this.one();
    while (this.accept("-a")) is = (await this.one()) && is;
    return is;
  }

  private async one(): Promise<boolean> {
    const [word = "", second = "", third] = this.words.slice(this.at, this.at + 3);
    if (this.at >= this.words.length) throw new CommandFault("argument expected", 2);
    if (third !== undefined && binaries.has(second)) {
      this.at += 3;
      return binary(this.process, word, second, third);
    }
    if (this.accept("!")) return !(await this.one());
    if (this.accept("(")) {
      const is = await this.either();
      if (!this.accept(")")) throw new CommandFault("`)' expected", 2);
      return is;
    }
    if (unaryTests.has(word) && this.at + 1 < this.words.length) {
      this.at += 2;
      return testUnary(this.process, word, second);
    }
    this.at++;
    return word !== "";
  }
}
