import { CommandFault, refused } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import type { ParameterOperation } from "@/lib/shell/language/syntax/tree";
import { declarationOf, flagsOf } from "@/lib/shell/language/variables/declaration";
import { arithmeticOf } from "@/lib/shell/language/variables/values";
import type { Variable } from "@/lib/shell/language/variables/variables";
import type { Resolved } from "./parameters";
import { compilePattern, patternSource } from "./patterns";
import { doubleQuotedText, singleQuotedText, withEscapes } from "./quote-text";

type Operation<Type extends string> = Extract<ParameterOperation, { type: Type }>;

/** What an operation needs of the words in it. */
export interface OperationWords {
  pattern: string;
  replacement: string;
}

/** `${x#…}`, `${x%…}` */
export function removePattern(
  process: Process,
  text: string,
  { side, isGreedy }: Operation<"PatternRemoval">,
  pattern: string,
): string {
  const options = { extglob: process.hasShopt("extglob") };
  if (!/[*?[\\(]/.test(pattern)) return removeText(text, pattern, side);
  const matcher = compilePattern(pattern, options);
  const count = text.length;
  const isSplitPair = (at: number) =>
    /[\udc00-\udfff]/.test(text[at] ?? "") && isHigh(text[at - 1]);
  for (let step = 0; step <= count; step++) {
    const length = isGreedy ? count - step : step;
    const at = side === "prefix" ? length : count - length;
    if (isSplitPair(at)) continue;
    const part = side === "prefix" ? text.slice(0, at) : text.slice(at);
    if (matcher.test(part)) return side === "prefix" ? text.slice(at) : text.slice(0, at);
  }
  return text;
}

const isHigh = (char: string | undefined) => /[\ud800-\udbff]/.test(char ?? "");

function removeText(text: string, part: string, side: "prefix" | "suffix"): string {
  if (side === "prefix") return text.startsWith(part) ? text.slice(part.length) : text;
  return part !== "" && text.endsWith(part) ? text.slice(0, -part.length) : text;
}

/** `${x/…/…}`; the longest match at each place counts. In the replacement, `&` is a quoted or a plain character. */
export function replacePattern(
  process: Process,
  text: string,
  { isEvery, anchor }: Operation<"PatternReplacement">,
  { pattern, replacement }: OperationWords,
): string {
  if (pattern === "") {
    if (anchor === "start") return replacement + text;
    return anchor === "end" ? text + replacement : text;
  }
  const options = { extglob: process.hasShopt("extglob"), nocase: process.hasShopt("nocasematch") };
  const source = patternSource(pattern, options);
  const edges =
    anchor === "start" ? `^(?:${source})` : anchor === "end" ? `(?:${source})$` : source;
  const matcher = new RegExp(edges, `u${isEvery ? "g" : ""}${options.nocase ? "i" : ""}`);
  return text.replace(matcher, (found) =>
    found === "" && isEvery ? "" : filled(replacement, found),
  );
}

/** With `patsub_replacement`, which bash 5.2 has on: `&` is what was found, and `\&` the character. */
function filled(replacement: string, found: string): string {
  return replacement.replace(/\\([\\&])|&/g, (_, char?: string) => char ?? found);
}

/** `${x^}`, `${x,,}` */
export function changeCase(
  process: Process,
  text: string,
  { direction, isEvery }: Operation<"CaseModification">,
  pattern: string | null,
): string {
  const matcher = compilePattern(pattern ?? "?", { extglob: process.hasShopt("extglob") });
  const change = (char: string) => {
    if (!matcher.test(char)) return char;
    const isRaised =
      direction === "upper" || (direction === "toggle" && char === char.toLowerCase());
    return isRaised ? char.toUpperCase() : char.toLowerCase();
  };
  const chars = [...text];
  return (isEvery ? chars.map(change) : [change(chars[0] ?? ""), ...chars.slice(1)]).join("");
}

/** `${x:1:2}` of one text. */
export function slice(process: Process, text: string, offset: string, length: string | null) {
  const chars = [...text];
  const asked = Number(arithmeticOf(process, offset));
  const from = asked < 0 ? chars.length + asked : asked;
  if (from < 0 || from > chars.length) return "";
  if (length === null) return chars.slice(from).join("");
  const count = Number(arithmeticOf(process, length));
  const end = count < 0 ? chars.length + count : from + count;
  if (end < from) throw new CommandFault(`${length}: substring expression < 0`);
  return chars.slice(from, end).join("");
}

/** `${a[@]:1:2}`: by the keys of an array, and with `$0` before the arguments. */
export function sliceList(
  process: Process,
  resolved: Extract<Resolved, { kind: "list" }>,
  offset: string,
  length: string | null,
): [string, string][] {
  const { reference } = resolved;
  const items: [string, string][] =
    reference === null ? [["0", process.name], ...resolved.items] : resolved.items;
  const asked = Number(arithmeticOf(process, offset));
  const last = Number(items.at(-1)?.[0] ?? -1);
  const from = asked < 0 ? last + 1 + asked : asked;
  if (from < 0) return [];
  const isMap =
    reference !== null && process.variables.find(reference.name)?.value.kind === "associative";
  const rest = isMap
    ? items.slice(Math.max(0, from))
    : items.filter(([key]) => Number(key) >= from);
  if (length === null) return rest;
  const count = Number(arithmeticOf(process, length));
  if (count < 0) throw new CommandFault(`${length}: substring expression < 0`);
  return rest.slice(0, count);
}

/** `${x@Q}` and its like, of one text. */
export function transform(
  process: Process,
  text: string | null,
  { operator }: Operation<"Transform">,
  reference: Resolved["reference"],
): string {
  const variable = reference ? process.variables.find(reference.name) : undefined;
  if (operator === "a") return variable ? flagsOf(variable) : "";
  if (operator === "A") {
    if (text === null && !variable) return "";
    return reference ? assignmentOf(reference.name, variable, text) : "";
  }
  if (text === null) return "";
  switch (operator) {
    case "Q":
    case "K":
    case "k":
      return singleQuotedText(text);
    case "E":
      return withEscapes(text, { isFormat: true }).text;
    case "U":
      return text.toUpperCase();
    case "L":
      return text.toLowerCase();
    case "u":
      return text.replace(/^./su, (char) => char.toUpperCase());
    case "P":
      throw refused("@P in an expansion");
  }
}

function assignmentOf(name: string, variable: Variable | undefined, text: string | null): string {
  const flags = variable ? flagsOf(variable) : "";
  if (text === null) return `declare -${flags} ${name}`;
  const value = `${name}=${singleQuotedText(text)}`;
  return flags === "" ? value : `declare -${flags} ${value}`;
}

/** `${a[@]@A}`: what makes the whole array, or all arguments, once more. */
export function wholeAssignment(process: Process, resolved: Extract<Resolved, { kind: "list" }>) {
  const { reference, items } = resolved;
  if (reference === null) {
    const words = items.map(([, item]) => singleQuotedText(item));
    return words.length === 0 ? "" : `set -- ${words.join(" ")}`;
  }
  const variable = process.variables.find(reference.name);
  if (!variable) return "";
  if (variable.value.kind === "scalar") {
    return assignmentOf(reference.name, variable, variable.value.text);
  }
  if (items.length === 0) return `declare -${flagsOf(variable)} ${reference.name}`;
  return declarationOf(reference.name, variable);
}

/** `${a[@]@K}`: keys and values in one text; with `k`, each a word. */
export function pairs(items: readonly [string, string][], isMap: boolean): string {
  const text = items.map(([key, value]) => {
    const shown = isMap && !/^\w+$/.test(key) ? doubleQuotedText(key) : key;
    return `${shown} ${doubleQuotedText(value)}`;
  });
  return text.join(" ") + (isMap && items.length > 0 ? " " : "");
}
