import { readCommand } from "./commands";
import type { Cursor } from "./cursor";
import { acceptWord, skipComment, skipNewlines, takeLineEnd } from "./gaps";
import type { Pipeline, Statement } from "./tree";

/** Statements up to what `isEnd` finds where a command could begin, or to the end of the text. */
export function readStatements(cursor: Cursor, isEnd: (at: Cursor) => boolean): Statement[] {
  const found: Statement[] = [];
  for (;;) {
    skipNewlines(cursor);
    if (cursor.isAtEnd || isEnd(cursor)) return found;
    found.push(readStatement(cursor));
    if (!takeSeparator(cursor, found.at(-1)) && !cursor.isAtEnd) {
      if (!isEnd(cursor)) throw cursor.unexpected();
      return found;
    }
  }
}

/** The statements of one line, the next of the text; null at its end. */
export function readLine(cursor: Cursor): Statement[] | null {
  skipNewlines(cursor);
  if (cursor.isAtEnd) return null;
  const found: Statement[] = [];
  for (;;) {
    found.push(readStatement(cursor));
    const isFollowed = takeSeparator(cursor, found.at(-1));
    skipComment(cursor);
    if (takeLineEnd(cursor) || cursor.isAtEnd) return found;
    if (!isFollowed) throw cursor.unexpected();
  }
}

/** What ends a statement and lets another follow; the end of a line stays. */
function takeSeparator(cursor: Cursor, statement: Statement | undefined): boolean {
  skipComment(cursor);
  if (statement?.isBackground || cursor.take(/;(?![;&])/y) !== null) return true;
  return cursor.char === "\n";
}

function readStatement(cursor: Cursor): Statement {
  const from = cursor.at;
  const statement: Statement = {
    pipelines: [readPipeline(cursor)],
    operators: [],
    isBackground: false,
    source: "",
  };
  for (;;) {
    cursor.skipBlanks();
    const operator = cursor.take(/&&|\|\|/y);
    if (operator === null) break;
    statement.operators.push(operator as "&&" | "||");
    skipNewlines(cursor);
    statement.pipelines.push(readPipeline(cursor));
  }
  statement.source = cursor.text.slice(from, cursor.at).trimEnd();
  statement.isBackground = cursor.accept("&");
  return statement;
}

function readPipeline(cursor: Cursor): Pipeline {
  const pipeline: Pipeline = { commands: [], isNegated: false, timed: null, takesErrors: [] };
  readPrefixes(cursor, pipeline);
  let takesErrors = false;
  for (;;) {
    cursor.skipBlanks();
    pipeline.commands.push(cursor.within(() => readCommand(cursor)));
    pipeline.takesErrors.push(takesErrors);
    cursor.skipBlanks();
    const bar = cursor.take(/\|&|\|(?!\|)/y);
    if (bar === null) return pipeline;
    takesErrors = bar === "|&";
    skipNewlines(cursor);
  }
}

/** `!` and `time` */
function readPrefixes(cursor: Cursor, pipeline: Pipeline): void {
  for (;;) {
    cursor.skipBlanks();
    if (acceptWord(cursor, "!")) pipeline.isNegated = !pipeline.isNegated;
    else if (acceptWord(cursor, "time")) {
      cursor.skipBlanks();
      pipeline.timed = acceptWord(cursor, "-p") ? "posix" : "bash";
    } else return;
  }
}
