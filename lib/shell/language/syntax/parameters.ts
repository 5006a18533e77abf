import type { Cursor } from "./cursor";
import { readOperation } from "./parameter-operations";
import { readRaw, readSubscript } from "./raw-text";
import type { ParameterExpansion, ParameterOperation } from "./tree";

const name = /[A-Za-z_]\w*|\d+|[@*#?$!-]/y;

/** `${…}` */
export function readParameter(cursor: Cursor, isQuoted: boolean): ParameterExpansion {
  const from = cursor.at;
  const { line } = cursor;
  cursor.at += 2;
  const found = readInner(cursor, isQuoted);
  if (found !== null && cursor.accept("}")) return found;
  // What cannot be is told when it is to be expanded, as bash does.
  cursor.at = from + 2;
  const text = readRaw(cursor, (char) => char === "}");
  if (text === null) throw cursor.unclosed("}", line);
  cursor.at++;
  return expansion("", { type: "BadSubstitution", text });
}

const expansion = (
  parameter: string,
  operation: ParameterOperation | null,
): ParameterExpansion => ({ type: "ParameterExpansion", parameter, operation });

/** Null where it is none. */
function readInner(cursor: Cursor, isQuoted: boolean): ParameterExpansion | null {
  if (cursor.match(/#(?:[A-Za-z_0-9]|[@*?$!#-]\})/y)) {
    cursor.at++;
    const parameter = readName(cursor);
    return parameter === null ? null : expansion(parameter, { type: "Length" });
  }
  if (cursor.match(/![A-Za-z_0-9@*#?$-]/y) && !cursor.match(/!-\}|!-./y)) {
    cursor.at++;
    return readIndirect(cursor, isQuoted);
  }
  const parameter = readName(cursor);
  if (parameter === null) return null;
  if (cursor.char === "}") return expansion(parameter, null);
  const operation = readOperation(cursor, isQuoted);
  return operation === null ? null : expansion(parameter, operation);
}

/** A parameter's name with its subscript as it is written. */
function readName(cursor: Cursor): string | null {
  const found = cursor.take(name);
  if (found === null || cursor.char !== "[" || !/^[A-Za-z_]/.test(found)) return found;
  const subscript = readSubscript(cursor);
  return subscript === null ? null : `${found}[${subscript}]`;
}

function readIndirect(cursor: Cursor, isQuoted: boolean): ParameterExpansion | null {
  const parameter = readName(cursor);
  if (parameter === null) return null;
  const [, array, all] = /^(\w+)\[([@*])\]$/.exec(parameter) ?? [];
  if (array !== undefined && cursor.char === "}") {
    return expansion(array, { type: "ArrayKeys", isStar: all === "*" });
  }
  const [, star] = cursor.match(/([@*])\}/y) ?? [];
  if (star !== undefined && /^[A-Za-z_]\w*$/.test(parameter)) {
    cursor.at++;
    return expansion("", { type: "NamePrefix", prefix: parameter, isStar: star === "*" });
  }
  if (cursor.char === "}") return expansion(parameter, { type: "Indirection", inner: null });
  const inner = readOperation(cursor, isQuoted);
  return inner === null ? null : expansion(parameter, { type: "Indirection", inner });
}
