import type { ExpositionContext } from "./exposition-context";
import { readVocabulary, type Vocabulary } from "./exposition-vocabulary";
import { keywordWords, labelMeaning, typeWords } from "./exposition-words";

/** One thing that may stand at the cursor; `text` replaces everything from `startColumn` on. */
export interface Suggestion {
  kind: "keyword" | "metric" | "type" | "label";
  text: string;
  startColumn: number;
  /** A few words beside it. */
  detail: string;
  /** More, in Markdown. */
  documentation: string;
}

/** What may stand at the end of `before`, a line up to the cursor, in a text with these other lines. */
export function suggestAt(
  before: string,
  otherLines: readonly string[],
  context: ExpositionContext | null,
): Suggestion[] {
  const typed = /^[ \t]*#[ \t]*TYPE[ \t]+[a-zA-Z_:][\w:]*[ \t]+(\S*)$/.exec(before);
  if (typed) return types(before.length - (typed[1]?.length ?? 0) + 1);
  const named = /^[ \t]*#[ \t]*(?:TYPE|HELP)[ \t]+([\w:]*)$/.exec(before);
  const vocabulary = readVocabulary(otherLines, context);
  if (named) return metrics(vocabulary, before.length - (named[1]?.length ?? 0) + 1);
  const keyword = /^[ \t]*(#?[ \t]*[A-Za-z]*)$/.exec(before);
  const isComment = before.trimStart().startsWith("#");
  if (keyword && (isComment || before.trim() === "")) {
    const startColumn = before.length - (keyword[1] ?? "").trimStart().length + 1;
    return [...keywords(startColumn), ...(isComment ? [] : metrics(vocabulary, startColumn))];
  }
  const name = /^[ \t]*([a-zA-Z_:][\w:]*)$/.exec(before);
  if (name) return metrics(vocabulary, before.length - (name[1]?.length ?? 0) + 1);
  const label = /^[ \t]*[\w:]+[ \t]*\{(?:[^"]|"(?:[^"\\]|\\.)*")*?(?<=[{,][ \t]*)(\w*)$/.exec(
    before,
  );
  return label ? labels(vocabulary, before.length - (label[1]?.length ?? 0) + 1) : [];
}

function keywords(startColumn: number): Suggestion[] {
  return ["TYPE", "HELP"].map((keyword) => ({
    kind: "keyword",
    text: `# ${keyword} `,
    startColumn,
    detail: keyword === "TYPE" ? "the type of a metric" : "the meaning of a metric",
    documentation: keywordWords[keyword] ?? "",
  }));
}

function types(startColumn: number): Suggestion[] {
  return Object.entries(typeWords).map(([text, documentation]) => ({
    kind: "type",
    text,
    startColumn,
    detail: "type",
    documentation,
  }));
}

function metrics({ metrics: known }: Vocabulary, startColumn: number): Suggestion[] {
  return [...known].map(([text, { detail, help }]) => ({
    kind: "metric",
    text,
    startColumn,
    detail,
    documentation: help,
  }));
}

function labels({ labels: known }: Vocabulary, startColumn: number): Suggestion[] {
  return [...known].map((text) => ({
    kind: "label",
    text,
    startColumn,
    detail: "label",
    documentation: labelMeaning(text),
  }));
}
