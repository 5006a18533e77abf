import { compilePosix } from "@/lib/shell/tools/regex/compile";
import { posixSource } from "@/lib/shell/tools/regex/posix";
import { notSupported, ToolError } from "@/lib/shell/tools/tool";
import { parseReplacement } from "./parse-replacement";
import type { Address, Command, RangeEnd, Substitution } from "./program";
import { ScriptReader } from "./reader";

export interface SedRules {
  isExtended: boolean;
}

/** Reads a whole script; the commands of a block follow one another, `{` knows where its block ends. */
export function parseSed(script: string, rules: SedRules): Command[] {
  const reader = new ScriptReader(script);
  const commands: Command[] = [];
  const open: Command[] = [];
  while (true) {
    reader.take(/^[\s;]+/);
    if (reader.isDone) break;
    if (reader.peek() === "#") {
      reader.take(/^[^\n]*/);
      continue;
    }
    readCommand(reader, rules, commands, open);
  }
  if (open.length > 0) reader.fail("unmatched `{'");
  resolveLabels(reader, commands);
  return commands;
}

function readCommand(reader: ScriptReader, rules: SedRules, commands: Command[], open: Command[]) {
  const from = readAddress(reader, rules);
  let to: RangeEnd | null = null;
  if (from !== null && reader.take(/^\s*,\s*/) !== null) {
    to = readEnd(reader, rules) ?? reader.fail("unexpected `,'");
  }
  const isNot = reader.take(/^\s*!\s*/) !== null;
  reader.take(/^[ \t]+/);
  if (reader.isDone) reader.fail("missing command");
  const name = reader.next();
  const plain = { text: "", substitution: null, map: null, target: -1 };
  const command: Command = { name, from, to, isNot, ...plain };
  if (name === "{") open.push(command);
  if (name === "}") {
    const begin = open.pop() ?? reader.fail("unexpected `}'");
    begin.target = commands.length;
  }
  readRest(reader, rules, command);
  commands.push(command);
}

function readAddress(reader: ScriptReader, rules: SedRules): Address | null {
  const digits = reader.take(/^\d+/);
  if (digits !== null) {
    const step = reader.take(/^~\d+/);
    if (step === null) return { kind: "line", line: Number(digits) };
    return { kind: "step", first: Number(digits), step: Number(step.slice(1)) };
  }
  if (reader.take(/^\$/) !== null) return { kind: "last" };
  const custom = reader.take(/^\\/) !== null;
  if (!custom && reader.peek() !== "/") return null;
  const text = reader.delimited(reader.next(), "unterminated address regex");
  const flags = reader.take(/^[IM]+/) ?? "";
  return { kind: "pattern", regex: regexOf(reader, text, flags, rules) };
}

function readEnd(reader: ScriptReader, rules: SedRules): RangeEnd | null {
  const plus = reader.take(/^\+\d+/);
  if (plus !== null) return { kind: "plus", lines: Number(plus.slice(1)) };
  const multiple = reader.take(/^~\d+/);
  if (multiple !== null) return { kind: "multiple", of: Number(multiple.slice(1)) };
  return readAddress(reader, rules);
}

/** Null for an empty pattern: the last one that was used. */
function regexOf(reader: ScriptReader, text: string, flags: string, rules: SedRules) {
  try {
    return compiledOf(text, flags, rules);
  } catch (error) {
    const isWrong = error instanceof ToolError && !/not supported/.test(error.message);
    if (isWrong) reader.fail(error.message);
    throw error;
  }
}

function compiledOf(text: string, flags: string, { isExtended }: SedRules): RegExp | null {
  if (text === "") return null;
  const kind = isExtended ? "extended" : "basic";
  const source = posixSource(text, {
    kind,
    reading: "characters",
    hasControls: true,
    isStrict: kind === "extended",
  });
  const fold = /i/i.test(flags) ? "i" : "";
  return compilePosix(source, `gsu${fold}${/m/i.test(flags) ? "m" : ""}`);
}

function readRest(reader: ScriptReader, rules: SedRules, command: Command) {
  const { name } = command;
  if (name === "{") return;
  if (/[aic]/.test(name)) {
    command.text = readText(reader);
    return;
  }
  if (/[rwRW]/.test(name)) {
    if (name === "R") throw notSupported("the command R");
    command.text = (reader.take(/^[ \t]*[^\n]*/) ?? "").trim();
    if (command.text === "") reader.fail("missing filename in r/R/w/W commands");
    return;
  }
  if (name === "s") command.substitution = readSubstitution(reader, rules);
  else if (name === "y") command.map = readMap(reader);
  else readShort(reader, command);
  endCommand(reader);
}

function readShort(reader: ScriptReader, command: Command) {
  const { name } = command;
  if (/[:btT]/.test(name)) {
    command.text = (reader.take(name === ":" ? /^[ \t]*[^\s;]+/ : /^[ \t]*[^\s;}]*/) ?? "").trim();
    if (name === ":" && command.text === "") reader.fail('":" lacks a label');
  } else if (/[qQlL]/.test(name)) {
    command.text = (reader.take(/^[ \t]*\d*/) ?? "").trim();
  } else if (/[ev]/.test(name)) throw notSupported(`the command ${name}`);
  else if (!/[=dDgGhHnNpPxzF}]/.test(name)) reader.fail(`unknown command: \`${name}'`);
}

function endCommand(reader: ScriptReader) {
  reader.take(/^[ \t]+/);
  if (reader.isDone || /[\n;}#]/.test(reader.peek())) return;
  reader.at++;
  reader.fail("extra characters after command");
}

/** `a text`, or `a\` and lines; each but the last ends in a backslash. */
function readText(reader: ScriptReader): string {
  const isClassic = reader.take(/^[ \t]*\\[ \t]*\n/) !== null;
  if (!isClassic) {
    reader.take(/^[ \t]+/);
    if (reader.isDone) reader.fail("expected \\ after `a', `c' or `i'");
    reader.take(/^\\/);
  } else reader.take(/^[ \t]*(?=\\)\\?/);
  let text = "";
  while (!reader.isDone) {
    const char = reader.next();
    if (char === "\n") break;
    text += char === "\\" && !reader.isDone ? reader.next() : char;
  }
  return `${text}\n`;
}

function readSubstitution(reader: ScriptReader, rules: SedRules): Substitution {
  const delimiter = reader.next();
  const pattern = reader.delimited(delimiter, "unterminated `s' command");
  const replacement = reader.delimited(delimiter, "unterminated `s' command", false);
  const flags = reader.take(/^[gpiImM\d]*/) ?? "";
  if (reader.peek() === "e") throw notSupported("the flag e of s");
  const isWriting = reader.take(/^w[ \t]*/) !== null;
  const file = isWriting ? (reader.take(/^[^\n]*/) ?? "") : null;
  if (!isWriting && /[^\s;}#]/.test(reader.peek())) {
    reader.at++;
    reader.fail("unknown option to `s'");
  }
  const digits = /\d+/.exec(flags)?.[0];
  if (digits === "0") reader.fail("number option to `s' command may not be zero");
  const parsed = parseReplacement(replacement);
  const groups = Math.max(0, ...parsed.parts.filter((part) => typeof part === "number"));
  const regex = regexOf(reader, pattern, flags, rules);
  if (regex !== null && groups > groupsOf(regex)) {
    reader.fail(`invalid reference \\${groups} on \`s' command's RHS`);
  }
  return {
    regex,
    replacement: parsed,
    isGlobal: flags.includes("g"),
    isPrinting: flags.includes("p"),
    nth: Number(digits ?? 1),
    file,
  };
}

const groupsOf = (regex: RegExp) =>
  (new RegExp(`${regex.source}|`, regex.flags.replace("g", "")).exec("")?.length ?? 1) - 1;

function readMap(reader: ScriptReader): ReadonlyMap<string, string> {
  const delimiter = reader.next();
  const read = () => {
    const text = reader.delimited(delimiter, "unterminated `y' command", false);
    const plain = text.replace(/\\(.)/gs, (_, char: string) =>
      char === "n" ? "\n" : char === "t" ? "\t" : char === "\\" ? "\\" : char,
    );
    return [...plain];
  };
  const [from, to] = [read(), read()];
  if (from.length !== to.length) reader.fail("strings for `y' command are different lengths");
  return new Map(from.map((char, at) => [char, to[at] ?? char]));
}

function resolveLabels(reader: ScriptReader, commands: Command[]) {
  for (const command of commands) {
    if (!/[btT]/.test(command.name)) continue;
    command.target = commands.length;
    if (command.text === "") continue;
    command.target = commands.findIndex(({ name, text }) => name === ":" && text === command.text);
    if (command.target < 0) reader.fail(`can't find label for jump to \`${command.text}'`);
  }
}
