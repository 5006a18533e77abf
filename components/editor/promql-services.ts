import type { editor, languages, Position } from "monaco-editor/editor";
import type { PromqlNames } from "@/lib/client/promql-names";
import { complete } from "@/lib/domain/prometheus/promql/complete";
import { type CursorPlace, readPlace } from "@/lib/domain/prometheus/promql/cursor-place";
import { explain } from "@/lib/domain/prometheus/promql/explain";
import type { KnownNames } from "@/lib/domain/prometheus/promql/known-names";
import type { Suggestion } from "@/lib/domain/prometheus/promql/suggestion";
import { codeInMarkdown, plainInMarkdown } from "./markdown-text";

type Monaco = typeof import("monaco-editor/editor");

const namesOf = new WeakMap<editor.ITextModel, () => PromqlNames>();

/** The services of a language are one for all editors: this tells them where a text finds its names. */
export function giveNames(model: editor.ITextModel, names: () => PromqlNames): void {
  namesOf.set(model, names);
}

/** Completion and hover for PromQL. */
export function registerPromqlServices(monaco: Monaco, language: string): void {
  monaco.languages.registerCompletionItemProvider(language, {
    triggerCharacters: ["{", "[", "(", ",", "=", "~", '"', "'", "@"],
    provideCompletionItems: (model, position) => completions(monaco, model, position),
  });
  monaco.languages.registerHoverProvider(language, { provideHover });
}

async function completions(
  monaco: Monaco,
  model: editor.ITextModel,
  position: Position,
): Promise<languages.CompletionList> {
  const place = readPlace(model.getValue(), model.getOffsetAt(position));
  const known = await knownAt(place, namesOf.get(model)?.() ?? null);
  if (model.isDisposed()) return { suggestions: [] };
  const { from, to, suggestions, isCut } = complete(place, known);
  const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)];
  const range = monaco.Range.fromPositions(start, end);
  return {
    suggestions: suggestions.map((each, index) => itemOf(monaco, each, range, index)),
    incomplete: isCut,
  };
}

const nothingKnown: KnownNames = { metrics: [], labels: [], values: [], version: null };

/** Asks for what a place needs, and for nothing else. */
async function knownAt(place: CursorPlace, names: PromqlNames | null): Promise<KnownNames> {
  if (!names) return nothingKnown;
  switch (place.kind) {
    case "expression": {
      const [metrics, version] = await Promise.all([names.metrics(), names.version()]);
      return { ...nothingKnown, metrics, version };
    }
    case "label":
      return { ...nothingKnown, labels: await names.labels(place.selector) };
    case "value":
      return { ...nothingKnown, values: await names.values(place.label, place.selector) };
    default:
      return nothingKnown;
  }
}

function itemOf(
  monaco: Monaco,
  { kind, name, text, isTemplate, filter, detail, documentation }: Suggestion,
  range: ReturnType<Monaco["Range"]["fromPositions"]>,
  index: number,
): languages.CompletionItem {
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  const kinds = {
    metric: CompletionItemKind.Variable,
    label: CompletionItemKind.Property,
    value: CompletionItemKind.Value,
    function: CompletionItemKind.Function,
    aggregation: CompletionItemKind.Operator,
    keyword: CompletionItemKind.Keyword,
    duration: CompletionItemKind.Unit,
    snippet: CompletionItemKind.Snippet,
  };
  const isCall = detail.startsWith(name);
  return {
    label: isCall
      ? { label: name, detail: detail.slice(name.length) }
      : { label: name, description: detail },
    kind: kinds[kind],
    insertText: isTemplate ? snippetOf(text) : text,
    ...(isTemplate && { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet }),
    filterText: filter,
    // Plain text: a help text is not ours.
    detail,
    documentation,
    sortText: String(index).padStart(5, "0"),
    range,
  };
}

/** A template in the editor's own notation: ‹…› are its places, an empty one the last. */
function snippetOf(template: string): string {
  let place = 0;
  return template.replace(/[\\$}]/g, "\\$&").replace(/‹([^›]*)›/g, (_, name: string) => {
    place += 1;
    return name === "" ? "$0" : ["$", `{${place}:${name}}`].join("");
  });
}

async function provideHover(
  model: editor.ITextModel,
  position: Position,
): Promise<languages.Hover | null> {
  const metrics = (await namesOf.get(model)?.().metrics()) ?? [];
  if (model.isDisposed()) return null;
  const said = explain(model.getValue(), model.getOffsetAt(position), metrics);
  if (!said) return null;
  const [start, end] = [model.getPositionAt(said.from), model.getPositionAt(said.to)];
  return {
    range: {
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    },
    contents: [
      ...(said.signature === null ? [] : [codeInMarkdown(said.signature)]),
      ...said.paragraphs.map(plainInMarkdown),
    ].map((value) => ({ value })),
  };
}
