/** Which line endings a text has; a text of one line without a newline has none. */
export type LineEndings = "none" | "lf" | "crlf" | "mixed";

/** Line endings with how many of all lines do not end in a line feed alone. */
export function readLineEndings(text: string): { kind: LineEndings; others: number; all: number } {
  const endings = endingsOf(text);
  const others = endings.filter((each) => each !== "\n").length;
  return { kind: kindOf(endings, others), others, all: endings.length };
}

function kindOf(endings: readonly string[], others: number): LineEndings {
  if (endings.length === 0) return "none";
  if (others === 0) return "lf";
  return endings.every((each) => each === "\r\n") ? "crlf" : "mixed";
}

/** The text as editors hold it: each line ends in a line feed. */
export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(anyEnding, "\n") : text;
}

interface Edit {
  /** The offset behind what was inserted, where the cursor then stands. */
  caret: number;
  /** What was pasted, with its own line endings. */
  pasted: string | null;
}

/**
 * The text after an edit in an editor that knows line feeds alone, with the line endings that it really has:
 * those before and behind the edit stay, pasted ones come along, and a typed one is like the one above it.
 */
export function carryLineEndings(before: string, after: string, { caret, pasted }: Edit): string {
  if (!before.includes("\r") && !pasted?.includes("\r")) return after;
  const held = withLineFeeds(before);
  const brought = pasted === null ? null : withLineFeeds(pasted);
  const isPaste = brought !== null && after.slice(0, caret).endsWith(brought);
  const most = Math.min(held.length, after.length);
  let behind = 0;
  const mostBehind = Math.min(most, after.length - caret);
  while (behind < mostBehind && held.at(-1 - behind) === after.at(-1 - behind)) behind += 1;
  let ahead = 0;
  const mostAhead = Math.min(most - behind, isPaste ? caret - brought.length : most);
  while (ahead < mostAhead && held[ahead] === after[ahead]) ahead += 1;
  const endings = endingsOf(before);
  const first = countLineFeeds(held.slice(0, ahead));
  const last = endings.length - countLineFeeds(held.slice(held.length - behind));
  const inserted = after.slice(ahead, after.length - behind);
  const middle = insertedEndings(
    inserted,
    isPaste ? pasted : null,
    endings.slice(first, last),
    endings[first - 1],
  );
  return withEndings(after, [...endings.slice(0, first), ...middle, ...endings.slice(last)]);
}

function insertedEndings(
  inserted: string,
  pasted: string | null,
  replaced: readonly string[],
  above: string | undefined,
): string[] {
  const count = countLineFeeds(inserted);
  if (pasted !== null && count > 0) return endingsOf(pasted).slice(-count);
  if (count === replaced.length) return [...replaced];
  return Array.from({ length: count }, () => above ?? replaced[0] ?? "\n");
}

const anyEnding = /\r\n|\r|\n/g;

function endingsOf(text: string): string[] {
  return text.match(anyEnding) ?? [];
}

function countLineFeeds(text: string): number {
  return text.match(/\n/g)?.length ?? 0;
}

function withEndings(text: string, endings: readonly string[]): string {
  let at = 0;
  return text.replace(/\n/g, () => {
    const ending = endings[at] ?? "\n";
    at += 1;
    return ending;
  });
}

/**
 * What a paste brings, with its line endings. Windows puts CRLF into whatever is copied from a page, which
 * says nothing about the text: there the page's own copy comes along as HTML.
 */
export function readPaste(data: DataTransfer | null, platform: string): string | null {
  const text = data?.getData("text/plain") ?? "";
  if (text === "") return null;
  const isFromPage = /win/i.test(platform) && data?.types.includes("text/html");
  return isFromPage ? withLineFeeds(text) : text;
}
