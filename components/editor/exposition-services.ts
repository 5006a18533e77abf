import type { editor, IRange, languages, Position } from "monaco-editor/editor";
import { suggestAt } from "./exposition-completion";
import type { ExpositionContext } from "./exposition-context";
import { explainAt } from "./exposition-hover";

type Monaco = typeof import("monaco-editor/editor");

/** What the services know of an open document besides its text. */
interface OpenDocument {
  context: () => ExpositionContext | null;
  /** Ends every line in a line feed alone; the model itself knows no other endings. */
  convertLineEndings: () => void;
}

const documents = new Map<string, OpenDocument>();

/** The services of a language are one for all editors: this tells them of a document. */
export function openDocument(model: editor.ITextModel, document: OpenDocument): void {
  const key = model.uri.toString();
  if (documents.has(key)) return;
  documents.set(key, document);
  model.onWillDispose(() => documents.delete(key));
}

const convertCommand = "scrapelab.convert-line-endings";

/** Hover, completion and quick fixes for the exposition format. */
export function registerExpositionServices(monaco: Monaco, language: string): void {
  monaco.languages.registerHoverProvider(language, { provideHover });
  monaco.languages.registerCompletionItemProvider(language, {
    triggerCharacters: [" "],
    provideCompletionItems: (model, position, { triggerCharacter }) => ({
      suggestions: completions(monaco, model, position, triggerCharacter === " "),
    }),
  });
  monaco.editor.registerCommand(convertCommand, (_, uri: unknown) => {
    documents.get(String(uri))?.convertLineEndings();
  });
  monaco.languages.registerCodeActionProvider(language, {
    provideCodeActions: (model, _range, { markers }) => ({
      actions: fixes(model, markers),
      dispose() {},
    }),
  });
}

function provideHover(
  model: editor.ITextModel,
  { lineNumber, column }: Position,
): languages.Hover | null {
  const context = documents.get(model.uri.toString())?.context() ?? null;
  const told = explainAt(model.getLineContent(lineNumber), column, context);
  if (!told) return null;
  const { startColumn, endColumn } = told.token;
  return {
    range: { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn, endColumn },
    contents: told.paragraphs.map((value) => ({ value })),
  };
}

/** A space opens the list only where a type belongs; elsewhere it is asked for by keys. */
function completions(
  monaco: Monaco,
  model: editor.ITextModel,
  { lineNumber, column }: Position,
  isSpace: boolean,
): languages.CompletionItem[] {
  const { CompletionItemKind } = monaco.languages;
  const kinds = {
    keyword: CompletionItemKind.Keyword,
    metric: CompletionItemKind.Variable,
    type: CompletionItemKind.EnumMember,
    label: CompletionItemKind.Property,
  };
  const others = model.getLinesContent().toSpliced(lineNumber - 1, 1);
  const before = model.getLineContent(lineNumber).slice(0, column - 1);
  const context = documents.get(model.uri.toString())?.context() ?? null;
  return suggestAt(before, others, context)
    .filter(({ kind }) => !isSpace || kind === "type")
    .map(({ kind, text, startColumn, detail, documentation }, index) => ({
      label: text.trimEnd(),
      kind: kinds[kind],
      insertText: text,
      detail,
      documentation: { value: documentation },
      sortText: String(index).padStart(5, "0"),
      range: {
        startLineNumber: lineNumber,
        endLineNumber: lineNumber,
        startColumn,
        endColumn: column,
      },
    }));
}

const lineEndingCodes: ReadonlySet<unknown> = new Set([
  "crlf-line-endings",
  "carriage-return-in-help",
]);

/** Only what cannot be meant otherwise; the metrics themselves are the learner's to write. */
function fixes(
  model: editor.ITextModel,
  markers: readonly editor.IMarkerData[],
): languages.CodeAction[] {
  const unended = markers.filter(({ code }) => code === "no-final-newline");
  const returned = markers.filter(({ code }) => lineEndingCodes.has(code));
  const actions: languages.CodeAction[] = [];
  if (unended.length > 0) {
    const textEdit = { range: endOf(model), text: "\n" };
    actions.push({
      title: "Add a newline at the end",
      kind: "quickfix",
      diagnostics: unended,
      isPreferred: true,
      edit: { edits: [{ resource: model.uri, versionId: model.getVersionId(), textEdit }] },
    });
  }
  if (returned.length > 0) {
    const title = "Convert all line endings to LF";
    actions.push({
      title,
      kind: "quickfix",
      diagnostics: returned,
      isPreferred: true,
      command: { id: convertCommand, title, arguments: [model.uri.toString()] },
    });
  }
  return actions;
}

function endOf(model: editor.ITextModel): IRange {
  const startLineNumber = model.getLineCount();
  const startColumn = model.getLineMaxColumn(startLineNumber);
  return { startLineNumber, startColumn, endLineNumber: startLineNumber, endColumn: startColumn };
}
