import { ansiText } from "./ansi-text";
import { Cursor } from "./cursor";
import { readParameter } from "./parameters";
import { readToParenthesis } from "./raw-text";
import type { ProcessSubstitution, WordPart } from "./tree";

/** What a dollar sign begins; that sign alone where it begins nothing. */
export function readDollar(cursor: Cursor, isQuoted: boolean): WordPart {
  if (cursor.startsWith("$((")) return readArithmetic(cursor);
  if (cursor.startsWith("$(")) return readSubstitution(cursor);
  if (cursor.startsWith("${")) return cursor.within(() => readParameter(cursor, isQuoted));
  if (cursor.startsWith("$[")) return readOldArithmetic(cursor);
  if (!isQuoted && cursor.startsWith("$'")) return readAnsi(cursor);
  if (!isQuoted && cursor.startsWith('$"')) {
    cursor.at++;
    return { type: "Literal", value: "" };
  }
  cursor.at++;
  const parameter = cursor.take(/[A-Za-z_]\w*|[@*#?$!\d-]/y);
  if (parameter === null) return { type: "Literal", value: "$" };
  return { type: "ParameterExpansion", parameter, operation: null };
}

function readAnsi(cursor: Cursor): WordPart {
  const { line } = cursor;
  const written = cursor.take(/\$'(?:[^'\\]|\\[\s\S])*'/y);
  if (written === null) throw cursor.unclosed("'", line);
  return { type: "Quoted", value: ansiText(written.slice(2, -1)) };
}

const isClosed = ({ char }: Cursor) => char === ")";

/** `$(…)` */
function readSubstitution(cursor: Cursor): WordPart {
  const { line } = cursor;
  cursor.at += 2;
  const statements = cursor.within(() => cursor.grammar.statements(cursor, isClosed));
  if (!cursor.accept(")")) throw cursor.unclosed(")", line);
  return { type: "CommandSubstitution", body: { statements } };
}

/** `$((…))`, or a substitution that begins with a subshell. */
function readArithmetic(cursor: Cursor): WordPart {
  const from = cursor.at;
  cursor.at += 3;
  const text = readToParenthesis(cursor);
  if (text !== null && cursor.accept("))")) return { type: "Arithmetic", text };
  cursor.at = from;
  return readSubstitution(cursor);
}

/** `$[…]` */
function readOldArithmetic(cursor: Cursor): WordPart {
  const { line } = cursor;
  let depth = 0;
  for (let at = cursor.at + 1; at < cursor.text.length; at++) {
    const char = cursor.text[at];
    if (char === "[") depth++;
    else if (char === "]" && --depth === 0) {
      const text = cursor.text.slice(cursor.at + 2, at);
      cursor.at = at + 1;
      return { type: "Arithmetic", text };
    }
  }
  throw cursor.unclosed("]", line);
}

/** `<(…)` and `>(…)` */
export function readProcessSubstitution(cursor: Cursor): ProcessSubstitution {
  const { line } = cursor;
  const direction = cursor.char === "<" ? "input" : "output";
  cursor.at += 2;
  const statements = cursor.within(() => cursor.grammar.statements(cursor, isClosed));
  if (!cursor.accept(")")) throw cursor.unclosed(")", line);
  return { type: "ProcessSubstitution", body: { statements }, direction };
}

/** Between backticks: a text of its own, once the backslashes are gone that protect it. */
export function readBackticks(cursor: Cursor, isQuoted: boolean): WordPart {
  const { line } = cursor;
  const written = cursor.take(/`(?:[^`\\]|\\[\s\S])*`/y);
  if (written === null) throw cursor.unclosed("`", line);
  const protectedOnes = isQuoted ? /\\([$`\\"])/g : /\\([$`\\])/g;
  const text = written.slice(1, -1).replace(protectedOnes, "$1");
  const { isExtglob, depth, grammar } = cursor;
  const inner = new Cursor(text, grammar, { line, isExtglob, depth: depth + 1 });
  const statements = inner.within(() => grammar.statements(inner, () => false));
  if (!inner.isAtEnd) throw inner.unexpected();
  return { type: "CommandSubstitution", body: { statements } };
}
