/** Where in an expression Prometheus found what it could not read; both count from 1. */
export interface QueryPlace {
  line: number;
  column: number;
}

/**
 * The places that an error names: `1:5: parse error: …`. Prometheus counts bytes from the line's start
 * (`posRange` in its parser); an editor counts characters.
 */
export function queryPlace(error: string, expression: string): QueryPlace | null {
  const named = /(?:^|\s)(\d+):(\d+): parse error/.exec(error);
  if (!named) return null;
  const line = Number(named[1]);
  const text = expression.split("\n")[line - 1];
  if (text === undefined) return null;
  const before = new TextEncoder().encode(text).subarray(0, Number(named[2]) - 1);
  return { line, column: new TextDecoder().decode(before).length + 1 };
}

/** Whether there is nothing to read but space and comments (`lex.go` of Prometheus knows no other space). */
export function isBlankQuery(text: string): boolean {
  return /^[ \t\n\r]*$/.test(text.replace(/#[^\n]*/g, ""));
}
