import type { Process } from "@/lib/shell/language/process/process";
import type { Word, WordPart } from "@/lib/shell/language/syntax/tree";
import { arithmeticOf, ifsOf, readValue } from "@/lib/shell/language/variables/values";
import { expandBraces } from "./expand-braces";
import { expandGlob } from "./expand-glob";
import { expandParameter } from "./expand-parameter";
import { textWord } from "./expand-text";
import {
  asExtended,
  asPattern,
  joined,
  literal,
  type Piece,
  quoted,
  separatorsOf,
  split,
  splitPieces,
} from "./pieces";

export interface Context {
  /** Within double quotes or a here-document. */
  isQuoted: boolean;
  /** Where no fields are made, so that lists are joined. */
  isJoined: boolean;
}

const inText: Context = { isQuoted: false, isJoined: true };
const inFields: Context = { isQuoted: false, isJoined: false };

/** A word where no fields are made of it: the value of an assignment, the word of a `case`. */
export async function expandToText(process: Process, word: Word): Promise<string> {
  return joined(await expandParts(process, word.parts, inText));
}

export async function expandToPattern(process: Process, word: Word): Promise<string> {
  return asPattern(await expandParts(process, word.parts, inText));
}

export async function expandToExtended(process: Process, word: Word): Promise<string> {
  return asExtended(await expandParts(process, word.parts, inText));
}

/** The text of a here-document, in which quotes are plain characters. */
export async function expandHeredoc(process: Process, word: Word): Promise<string> {
  return joined(await expandParts(process, word.parts, { isQuoted: true, isJoined: true }));
}

/** A text within arithmetic or brackets, its expansions made. */
export async function expandText(process: Process, text: string): Promise<string> {
  const word = textWord(text);
  return word === null ? text : expandToText(process, word);
}

export async function arithmetic(process: Process, text: string): Promise<bigint> {
  return arithmeticOf(process, await expandText(process, text));
}

/** The fields of the words of a command. */
export async function expandToFields(process: Process, words: readonly Word[]): Promise<string[]> {
  const fields: string[] = [];
  for (const written of words) {
    for (const parts of expandBraces(written, process.machine.budget)) {
      fields.push(...(await fieldsOf(process, parts)));
    }
    process.machine.budget.fields(fields.length);
  }
  return fields;
}

async function fieldsOf(process: Process, parts: readonly WordPart[]): Promise<string[]> {
  const plain = plainText(parts);
  if (plain !== null) return [plain];
  const pieces = await expandParts(process, parts, inFields);
  const separators = separatorsOf(ifsOf(process));
  const found: string[] = [];
  for (const field of splitPieces(pieces, separators)) {
    found.push(...(await expandGlob(process, field)));
  }
  return found;
}

/** Null where there is anything to expand, or nothing at all. */
function plainText(parts: readonly WordPart[]): string | null {
  let text = "";
  for (const part of parts) {
    if (part.type !== "Literal" && part.type !== "Quoted") return null;
    if (part.type === "Literal" && /[*?[(]/.test(part.value)) return null;
    text += part.value;
  }
  return text === "" ? null : text;
}

async function expandParts(
  process: Process,
  parts: readonly WordPart[],
  context: Context,
): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const part of parts) pieces.push(...(await expandPart(process, part, context)));
  return pieces;
}

async function expandPart(process: Process, part: WordPart, context: Context): Promise<Piece[]> {
  const found = (text: string) => [context.isQuoted ? quoted(text) : split(text)];
  switch (part.type) {
    case "Literal":
      return [context.isQuoted ? quoted(part.value) : literal(part.value)];
    case "Quoted":
      return [quoted(part.value)];
    case "DoubleQuoted":
      return doubleQuoted(process, part.parts, context);
    case "Tilde":
      return [quoted(tilde(process, part.user))];
    case "CommandSubstitution":
      return found(await process.machine.substitute(process, part.body));
    case "Arithmetic":
      return found(String(await arithmetic(process, part.text)));
    case "ParameterExpansion":
      return expandParameter(process, part, context, expander);
    case "ProcessSubstitution":
      return [quoted(process.machine.openSubstitution(process, part))];
    // Fields have had their braces expanded, and other words are read without.
    case "Braces":
      return [];
    case "ArrayAssignment":
      return [literal(part.assignment.source)];
  }
}

async function doubleQuoted(process: Process, parts: readonly WordPart[], { isJoined }: Context) {
  if (parts.length === 0) return [quoted("")];
  return expandParts(process, parts, { isQuoted: true, isJoined });
}

function tilde(process: Process, user: string): string {
  const names: Record<string, string> = { "": "HOME", "+": "PWD", "-": "OLDPWD" };
  const name = names[user];
  const value = name === undefined ? null : readValue(process, { name, subscript: null });
  return value ?? `~${user}`;
}

const expander = {
  parts: expandParts,
  text: expandText,
  toText: expandToText,
  toPattern: expandToPattern,
};
