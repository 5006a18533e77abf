import type { Change } from "./find-changes";

/** Lines with their newlines; a last one may have none. */
export interface Sides {
  left: readonly string[];
  right: readonly string[];
}

const noNewline = "\\ No newline at end of file\n";

const marked = (mark: string, lines: readonly string[]) =>
  lines.map((line) => mark + line + (line.endsWith("\n") ? "" : `\n${noNewline}`)).join("");

/** Lines counted from 1, of which an empty range names the one before. */
const range = (begin: number, count: number) =>
  count > 1 ? `${begin + 1},${begin + count}` : `${count === 0 ? begin : begin + 1}`;

export function printNormal(changes: readonly Change[], { left, right }: Sides): string {
  return changes
    .map(({ left: at, removed, right: place, added }) => {
      const letter = removed === 0 ? "a" : added === 0 ? "d" : "c";
      const between = removed > 0 && added > 0 ? "---\n" : "";
      return (
        `${range(at, removed)}${letter}${range(place, added)}\n` +
        marked("< ", left.slice(at, at + removed)) +
        between +
        marked("> ", right.slice(place, place + added))
      );
    })
    .join("");
}

/** Changes with so many unchanged lines around them; those that touch stand together. */
export function printUnified(changes: readonly Change[], sides: Sides, context: number): string {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    if (hunk && last && change.left - last.left - last.removed <= 2 * context) hunk.push(change);
    else hunks.push([change]);
  }
  return hunks.map((hunk) => printHunk(hunk, sides, context)).join("");
}

function printHunk(hunk: readonly Change[], { left, right }: Sides, context: number): string {
  const [first, last] = [hunk[0], hunk.at(-1)];
  if (!first || !last) return "";
  const begin = Math.max(0, first.left - context);
  const end = Math.min(left.length, last.left + last.removed + context);
  const placeBegin = first.right - (first.left - begin);
  const placeEnd = last.right + last.added + (end - last.left - last.removed);
  let text = `@@ -${span(begin, end)} +${span(placeBegin, placeEnd)} @@\n`;
  let at = begin;
  for (const change of hunk) {
    text += marked(" ", left.slice(at, change.left));
    at = change.left + change.removed;
    text += marked("-", left.slice(change.left, at));
    text += marked("+", right.slice(change.right, change.right + change.added));
  }
  return text + marked(" ", left.slice(at, end));
}

function span(begin: number, end: number): string {
  if (end - begin === 1) return String(end);
  return end === begin ? `${begin},0` : `${begin + 1},${end - begin}`;
}
