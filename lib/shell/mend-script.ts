import { defineCommand } from "just-bash/browser";
import { singleQuoted } from "@/lib/domain/forms/quote-word";
import { mendArithmetic } from "./mend-arithmetic";
import {
  type BraceExpansion,
  type Script,
  type SimpleCommand,
  statementOf,
  visit,
  type WordPart,
  wordOf,
} from "./script-tree";

/** Works around what the simulated bash takes otherwise than a real one. */
export function mendScript(script: Script): Script {
  mendArithmetic(script);
  visit(script, { command: splitName, braces: splitRanges });
  return script;
}

/** Writes its arguments as words that a shell reads back. */
export const words = defineCommand("__words", async (args) => ({
  stdout: args.map(singleQuoted).join(" "),
  stderr: "",
  exitCode: 0,
}));

/** `"$@"` in place of a command's name is one word there: `eval "$(__words "$@")"` makes it as many as it has. */
function splitName(command: SimpleCommand): void {
  const { name, args, line } = command;
  if (!name?.parts.some(isMany)) return;
  const asked: SimpleCommand = {
    type: "SimpleCommand",
    assignments: [],
    name: wordOf({ type: "Literal", value: words.name }),
    args: [name, ...args],
    redirections: [],
    ...(line === undefined ? {} : { line }),
  };
  const body: Script = { type: "Script", statements: [statementOf(asked)] };
  const substitution: WordPart = { type: "CommandSubstitution", body, legacy: false };
  command.name = wordOf({ type: "Literal", value: "eval" });
  command.args = [wordOf({ type: "DoubleQuoted", parts: [substitution] })];
}

function isMany(part: WordPart): boolean {
  if (part.type === "DoubleQuoted") return part.parts.some(isMany);
  return part.type === "ParameterExpansion" && /^[@*]$|\[[@*]\]$/.test(part.parameter);
}

/** It cuts a longer range of numbers short and says nothing; of several it makes as many as its limit of all allows. */
const maxRange = 10_000;
const maxRanges = 11;

/** `{1..20000}` becomes `{1..10000,10001..20000}`. */
function splitRanges(braces: BraceExpansion): void {
  braces.items = braces.items.flatMap(splitRange);
}

type BraceItem = BraceExpansion["items"][number];

function splitRange(item: BraceItem): BraceItem[] {
  if (item.type !== "Range") return [item];
  const { start, end } = item;
  if (typeof start !== "number" || typeof end !== "number") return [item];
  const step = (Math.abs(item.step ?? 1) || 1) * (start <= end ? 1 : -1);
  const count = Math.floor((end - start) / step) + 1;
  const parts = Math.min(Math.ceil(count / maxRange), maxRanges);
  if (parts <= 1) return [item];
  const written = [item.startStr, item.endStr].map((text) => text ?? "");
  const width = written.some((text) => /^-?0\d/.test(text))
    ? Math.max(...written.map(({ length }) => length))
    : 0;
  const text = (value: number) => {
    const digits = String(Math.abs(value)).padStart(value < 0 ? width - 1 : width, "0");
    return value < 0 ? `-${digits}` : digits;
  };
  return Array.from({ length: parts }, (_, at) => {
    const from = start + at * maxRange * step;
    const last = start + (Math.min((at + 1) * maxRange, count) - 1) * step;
    return {
      type: "Range" as const,
      start: from,
      end: last,
      startStr: text(from),
      endStr: text(last),
      step: Math.abs(step),
    };
  });
}
