export type TokenKind = "keyword" | "type" | "metric" | "label" | "help" | "value";

/** A word of a line in the exposition format; columns are counted from 1. */
export interface ExpositionToken {
  kind: TokenKind;
  text: string;
  startColumn: number;
  endColumn: number;
}

const commentLine = /^([ \t]*#[ \t]*)(TYPE|HELP)(?:([ \t]+)([a-zA-Z_:][\w:]*)(?:([ \t]+)(.*))?)?/i;
const sampleLine =
  /^([ \t]*)([a-zA-Z_:][\w:]*)([ \t]*)(\{(?:[^"}]|"(?:[^"\\]|\\.)*"?)*\}?)?([ \t]*)(\S*)/;

/** The words of one line, from left to right; none in a comment. */
export function tokensOf(line: string): ExpositionToken[] {
  const comment = commentLine.exec(line);
  if (comment) return commentTokens(comment);
  const sample = sampleLine.exec(line);
  return sample ? sampleTokens(sample) : [];
}

/** The word at a column, also right behind its end. */
export function tokenAt(line: string, column: number): ExpositionToken | null {
  const at = tokensOf(line).filter(
    ({ startColumn, endColumn }) => startColumn <= column && column <= endColumn,
  );
  return at.at(-1) ?? null;
}

function commentTokens(match: RegExpExecArray): ExpositionToken[] {
  const [, lead = "", keyword = "", gap = "", name = "", gap2 = "", rest = ""] = match;
  const isType = keyword.toUpperCase() === "TYPE";
  return placed([
    { text: lead },
    { kind: "keyword", text: keyword },
    { text: gap },
    { kind: "metric", text: name },
    { text: gap2 },
    { kind: isType ? "type" : "help", text: isType ? rest.trimEnd() : rest },
  ]);
}

function sampleTokens(match: RegExpExecArray): ExpositionToken[] {
  const [, lead = "", name = "", gap = "", labels = "", gap2 = "", value = ""] = match;
  const labelsFrom = lead.length + name.length + gap.length + 1;
  const own = [...labels.matchAll(/"(?:[^"\\]|\\.)*"?|([a-zA-Z_]\w*)/g)].flatMap(
    ({ 1: label, index }): ExpositionToken[] => {
      if (label === undefined) return [];
      const startColumn = labelsFrom + index;
      return [{ kind: "label", text: label, startColumn, endColumn: startColumn + label.length }];
    },
  );
  const around = placed([
    { text: lead },
    { kind: "metric", text: name },
    { text: gap + labels + gap2 },
    { kind: "value", text: value },
  ]);
  const last = around.at(-1);
  return last?.kind === "value" ? [...around.slice(0, -1), ...own, last] : [...around, ...own];
}

function placed(parts: readonly { kind?: TokenKind; text: string }[]): ExpositionToken[] {
  const tokens: ExpositionToken[] = [];
  let startColumn = 1;
  for (const { kind, text } of parts) {
    const endColumn = startColumn + text.length;
    if (kind && text !== "") tokens.push({ kind, text, startColumn, endColumn });
    startColumn = endColumn;
  }
  return tokens;
}
