import type { Separators } from "@/lib/shell/language/expansion/pieces";

/** A character after this one separates nothing. */
const mark = "\u0000";

/** The fields of a line; with a limit, the last has all that is left. */
export function splitFields(line: string, separators: Separators, limit: number | null): string[] {
  const chars = charactersOf(line);
  const isWhite = (char: string | undefined) =>
    char !== undefined && separators.white.includes(char);
  const isOther = (char: string | undefined) =>
    char !== undefined && separators.other.includes(char);
  const fields: string[] = [];
  let at = 0;
  const skipWhite = () => {
    while (isWhite(chars[at])) at++;
  };
  skipWhite();
  while (at < chars.length) {
    if (limit !== null && fields.length === limit - 1) {
      fields.push(lastField(chars.slice(at), isWhite, isOther));
      return fields;
    }
    let field = "";
    while (at < chars.length && !isWhite(chars[at]) && !isOther(chars[at])) field += chars[at++];
    fields.push(field);
    skipWhite();
    if (isOther(chars[at])) {
      at++;
      skipWhite();
    }
  }
  return fields;
}

type Is = (char: string | undefined) => boolean;

/** Without white space at its end; a lone separator there goes as well, where it is the only one. */
function lastField(chars: string[], isWhite: Is, isOther: Is): string {
  let end = chars.length;
  while (end > 0 && isWhite(chars[end - 1])) end--;
  const rest = chars.slice(0, end);
  const separatorsIn = rest.filter((char) => isOther(char)).length;
  const isLone = separatorsIn === 1 && isOther(rest.at(-1));
  const isSplitByWhite = rest.some((char) => isWhite(char));
  const kept = isLone && !isSplitByWhite ? rest.slice(0, -1) : rest;
  while (isLone && isWhite(kept.at(-1))) kept.pop();
  return kept.join("");
}

/** One that a mark protects stands with it. */
function charactersOf(line: string): string[] {
  const chars: string[] = [];
  let isProtected = false;
  for (const char of line) {
    if (isProtected) chars.push(mark + char);
    else if (char !== mark) chars.push(char);
    isProtected = !isProtected && char === mark;
  }
  return chars;
}
