import { Cursor } from "./cursor";

/** Reads the here-documents that begin with this line. */
export function readHeredocs(cursor: Cursor): void {
  for (const heredoc of cursor.heredocs.splice(0)) {
    const body = readBody(cursor, heredoc);
    heredoc.target.source = body;
    heredoc.target.parts = heredoc.isQuoted
      ? [{ type: "Quoted", value: body }]
      : partsOf(cursor, body, heredoc.line);
  }
}

type Heredoc = Cursor["heredocs"][number];

function readBody(cursor: Cursor, { delimiter, isQuoted, isIndented, line }: Heredoc): string {
  let body = "";
  while (!cursor.isAtEnd) {
    const written = cursor.take(isQuoted ? /[^\n]*\n?/y : /(?:[^\\\n]|\\[\s\S]?)*\n?/y) ?? "";
    const text = isIndented ? written.replace(/^\t+/gm, "") : written;
    if (text.replace(/\n$/, "") === delimiter) return body;
    body += text.endsWith("\n") ? text : `${text}\n`;
  }
  cursor.warnings.push(
    `bash: warning: here-document at line ${line} delimited by end-of-file (wanted \`${delimiter}')\n`,
  );
  return body;
}

function partsOf({ grammar, isExtglob, depth }: Cursor, body: string, line: number) {
  // What is expanded there counts as being in the line of the command.
  const inner = new Cursor(body, grammar, { line, isOneLine: true, isExtglob, depth: depth + 1 });
  return inner.within(() =>
    grammar.quoted(inner, { isEnd: () => false, escapable: "$`\\", hasQuotes: false }),
  );
}
