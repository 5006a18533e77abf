import { momentOf } from "@/lib/shell/tools/date/moment";
import { resolveDate } from "@/lib/shell/tools/date/resolve-date";
import { zoneOf } from "@/lib/shell/tools/date/zone";
import { compilePosix } from "@/lib/shell/tools/regex/compile";
import { posixSource } from "@/lib/shell/tools/regex/posix";
import { notSupported, ToolError, type ToolHost } from "@/lib/shell/tools/tool";
import { globRegex } from "./glob-source";
import type { Compare, Test } from "./tree";

export interface Plan {
  roots: string[];
  test: Test;
  minDepth: number;
  maxDepth: number;
  /** `-delete` and `-depth` take what lies in a directory first. */
  isDepthFirst: boolean;
}

export function parseFind(args: readonly string[], host: ToolHost): Promise<Plan> {
  return new FindParser(args, host).plan();
}

const sizes: Readonly<Record<string, number>> = {
  c: 1,
  w: 2,
  b: 512,
  k: 1024,
  M: 1024 ** 2,
  G: 1024 ** 3,
};

class FindParser {
  private readonly words: string[];
  private readonly host: ToolHost;
  private minDepth = 0;
  private maxDepth = Number.POSITIVE_INFINITY;
  private isDepthFirst = false;
  private hasAction = false;

  constructor(words: readonly string[], host: ToolHost) {
    this.words = [...words];
    this.host = host;
  }

  async plan(): Promise<Plan> {
    const roots: string[] = [];
    while (this.words.length > 0 && !/^[-!(]/.test(this.words[0] ?? "")) {
      roots.push(this.words.shift() ?? "");
    }
    const asked: Test =
      this.words.length === 0 ? { kind: "always", is: true } : await this.either();
    if (this.words.length > 0) throw new ToolError("invalid expression", 1);
    const print: Test = { kind: "print", format: "%p\n" };
    const test: Test = this.hasAction ? asked : { kind: "and", left: asked, right: print };
    const { minDepth, maxDepth, isDepthFirst } = this;
    return { roots: roots.length > 0 ? roots : ["."], test, minDepth, maxDepth, isDepthFirst };
  }

  private take(...names: string[]): boolean {
    const isThere = names.includes(this.words[0] ?? "");
    if (isThere) this.words.shift();
    return isThere;
  }

  private async either(): Promise<Test> {
    let left = await this.both();
    while (this.take("-o", "-or")) left = { kind: "or", left, right: await this.both() };
    return left;
  }

  private async both(): Promise<Test> {
    let left = await this.one();
    for (;;) {
      const isJoined = this.take("-a", "-and");
      const word = this.words[0];
      if (!isJoined && (word === undefined || /^(\)|-o|-or)$/.test(word))) return left;
      left = { kind: "and", left, right: await this.one() };
    }
  }

  private async one(): Promise<Test> {
    if (this.take("!", "-not")) return { kind: "not", inner: await this.one() };
    if (this.take("(")) {
      const inner = await this.either();
      if (!this.take(")")) throw new ToolError("invalid expression", 1);
      return inner;
    }
    const name = this.words.shift() ?? "";
    return this.action(name) ?? this.looks(name) ?? (await this.named(name));
  }

  private value(name: string): string {
    const word = this.words.shift();
    if (word === undefined) throw new ToolError(`missing argument to \`${name}'`, 1);
    return word;
  }

  private action(name: string): Test | null {
    const printed: Readonly<Record<string, string>> = { "-print": "%p\n", "-print0": "%p\0" };
    const format = name === "-printf" ? this.value(name) : printed[name];
    const isKnown = format !== undefined || /^-(exec|delete|quit|prune)$/.test(name);
    if (!isKnown) return null;
    if (name !== "-prune") this.hasAction = true;
    if (format !== undefined) return { kind: "print", format };
    if (name === "-exec") return this.exec();
    if (name === "-delete") this.isDepthFirst = true;
    return { kind: name === "-delete" ? "delete" : name === "-quit" ? "quit" : "prune" };
  }

  private exec(): Test {
    const end = this.words.findIndex(
      (word, at) => word === ";" || (word === "+" && this.words[at - 1] === "{}"),
    );
    if (end < 0) throw new ToolError("missing argument to `-exec'", 1);
    const words = this.words.splice(0, end);
    const isAtOnce = this.words.shift() === "+";
    return { kind: "exec", words, isAtOnce, found: [] };
  }

  private looks(name: string): Test | null {
    switch (name) {
      case "-name":
      case "-iname":
        return { kind: "name", regex: globRegex(this.value(name), name === "-iname") };
      case "-path":
      case "-wholename":
      case "-ipath":
        return { kind: "path", regex: globRegex(this.value(name), name === "-ipath") };
      case "-regex": {
        const source = posixSource(this.value(name), { kind: "basic", reading: "characters" });
        return { kind: "path", regex: compilePosix(`^(?:${source})$`, "su") };
      }
      case "-type":
        return { kind: "type", letters: this.value(name) };
      case "-empty":
        return { kind: "empty" };
      case "-true":
      case "-false":
        return { kind: "always", is: name === "-true" };
      default:
        return this.measures(name);
    }
  }

  private measures(name: string): Test | null {
    switch (name) {
      case "-size": {
        const [, count = "", unit = "b"] = /^([-+]?\d+)([cwbkMG]?)$/.exec(this.value(name)) ?? [];
        return { kind: "size", compare: comparing(count), unit: sizes[unit] ?? 512 };
      }
      case "-mtime":
        return { kind: "days", compare: comparing(this.value(name)), unit: 86_400_000 };
      case "-mmin":
        return { kind: "minutes", compare: comparing(this.value(name)), unit: 60_000 };
      case "-maxdepth":
        this.maxDepth = Number(this.value(name));
        return { kind: "always", is: true };
      case "-mindepth":
        this.minDepth = Number(this.value(name));
        return { kind: "always", is: true };
      case "-depth":
        this.isDepthFirst = true;
        return { kind: "always", is: true };
      default:
        return null;
    }
  }

  private async named(name: string): Promise<Test> {
    const { fs, cwd } = this.host.context;
    if (name === "-newer") {
      const file = this.value(name);
      const seen = await fs.stat(fs.resolvePath(cwd, file)).catch(() => null);
      if (seen === null) throw new ToolError(`‘${file}’: No such file or directory`, 1);
      return { kind: "newer", thanMs: seen.mtime.getTime() };
    }
    if (name === "-newermt") {
      const text = this.value(name);
      const moment = resolveDate(text, momentOf(Date.now()), zoneOf(this.host.env));
      if (moment === null)
        throw new ToolError(`I cannot figure out how to interpret ‘${text}’ as a date or time`, 1);
      return { kind: "newer", thanMs: moment.seconds * 1000 };
    }
    throw notSupported(`the predicate ${name}`);
  }
}

function comparing(text: string): Compare {
  const [, sign = "", digits] = /^([-+]?)(\d+)$/.exec(text) ?? [];
  if (digits === undefined) throw new ToolError(`invalid argument \`${text}'`, 1);
  return { sign: sign === "+" || sign === "-" ? sign : "", count: Number(digits) };
}
