import { readCase } from "./case";
import {
  readArithmeticCommand,
  readFor,
  readGroup,
  readIf,
  readSubshell,
  readWhile,
} from "./compounds";
import { readConditionalCommand } from "./conditionals";
import type { Cursor } from "./cursor";
import { peekWord, skipNewlines } from "./gaps";
import { readRedirections } from "./redirections";
import { readSimpleCommand } from "./simple-commands";
import type { Command, Compound, FunctionDef } from "./tree";

const readers: Record<string, (cursor: Cursor) => Compound> = {
  if: readIf,
  for: readFor,
  while: readWhile,
  until: readWhile,
  case: readCase,
  "{": readGroup,
  "[[": readConditionalCommand,
};

const misplaced = new Set(["then", "else", "elif", "fi", "do", "done", "esac", "}"]);

export function readCommand(cursor: Cursor): Command {
  const compound = readCompound(cursor);
  if (compound) return compound;
  const word = peekWord(cursor) ?? "";
  if (misplaced.has(word)) throw cursor.unexpected();
  if (word === "select" || word === "coproc") {
    throw cursor.fault(`${word} is not supported in this shell`);
  }
  return readFunction(cursor) ?? readSimpleCommand(cursor);
}

/** With the redirections after it; null where none begins here. */
function readCompound(cursor: Cursor): Compound | null {
  const word = peekWord(cursor) ?? "";
  const reader = Object.hasOwn(readers, word) ? readers[word] : undefined;
  const found = reader?.(cursor) ?? readParenthesis(cursor);
  if (found) found.redirections = readRedirections(cursor);
  return found;
}

/** `((…))` where its parentheses close together, and else subshells. */
function readParenthesis(cursor: Cursor): Compound | null {
  if (cursor.char !== "(") return null;
  const arithmetic = cursor.startsWith("((") ? readArithmeticCommand(cursor) : null;
  return arithmetic ?? readSubshell(cursor);
}

/** `name() { … }` and `function name { … }`; null where none begins here. */
function readFunction(cursor: Cursor): FunctionDef | null {
  const { line } = cursor;
  const written = cursor.take(/function[ \t]+[^\s;&|<>()]+/y);
  if (written !== null) cursor.take(/[ \t]*\([ \t]*\)/y);
  const plain =
    written === null
      ? cursor.take(/[^\s;&|<>()'"\\$`=#][^\s;&|<>()'"\\$`=]*[ \t]*\([ \t]*\)/y)
      : null;
  const name = written?.replace(/^function[ \t]+/, "") ?? plain?.replace(/[ \t]*\([ \t]*\)$/, "");
  if (name === undefined) return null;
  skipNewlines(cursor);
  const body = readCompound(cursor);
  if (!body) throw cursor.unexpected();
  return { type: "FunctionDef", line, name, body };
}
