/** A line break or tab that was written as a backslash and a letter; offsets within its line. */
export interface TypedEscape {
  from: number;
  to: number;
  /** As it is written: `\n`, `\r\n`, `\t`. */
  written: string;
}

const escapes = /(?:\\r)?\\n|\\[rt]/g;

/** Escapes within the quotes of a label value are meant; one that is not closed goes to the end. */
const quotedParts = /"(?:[^"\\]|\\.)*(?:"|\\?$)/g;

/** The first one outside of quotes that ends behind `from`; null where there is none. */
export function findTypedEscape(line: string, from = 0): TypedEscape | null {
  const bare = line.replaceAll(quotedParts, (part) => " ".repeat(part.length));
  for (const { 0: written, index } of bare.matchAll(escapes)) {
    const to = index + written.length;
    if (to > from) return { from: index, to, written };
  }
  return null;
}

/** What two characters do not do; a sentence or two. */
export function explainTypedEscape({ written }: TypedEscape): string {
  if (written === "\\t") {
    return "`\\t` is two characters here, a backslash and a letter, and makes no tab. A space belongs there.";
  }
  const count =
    written.length === 4 ? "four characters here, and makes" : "two characters here, and makes";
  return `\`${written}\` is ${count} no line break: a real one belongs there. In a shell, \`printf\` makes one of it, and \`echo\` alone does not.`;
}

/** A line of the format that somebody meant to begin behind a `\n` in a comment. */
const swallowed =
  /\\n[ \t]*(#[ \t]*(TYPE|HELP)[ \t]|[a-zA-Z_:][\w:]*(\{.{0,200}\})?[ \t]+[+-]?[\d.]+)/;

/** Whether a comment or help text holds lines that were to follow it. */
export function findSwallowedLine(comment: string): TypedEscape | null {
  const match = swallowed.exec(comment);
  return match ? { from: match.index, to: match.index + 2, written: "\\n" } : null;
}
