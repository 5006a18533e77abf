import type { editor as Editor } from "monaco-editor/editor";
import type { EditorMarker } from "./editor-marker";
import type { ExpositionContext } from "./exposition-context";
import { openDocument } from "./exposition-services";
import { carryLineEndings, readPaste, withLineFeeds } from "./line-endings";
import { monaco } from "./monaco";

interface Document {
  /** With line feeds alone: Monaco has one line ending for a whole text. */
  model: Editor.ITextModel;
  /** The text with the line endings that it really has. */
  text: string;
  view: Editor.ICodeEditorViewState | null;
}

interface DocumentHooks {
  /** The id of a language that Monaco knows. */
  language: string;
  onChange: (text: string) => void;
  context: () => ExpositionContext | null;
}

/** The texts that an editor shows one at a time, each with its own history, cursor and line endings. */
export class EditorDocuments {
  private readonly documents = new Map<string, Document>();
  private shown: string | null = null;
  private isReplacing = false;
  private pasted: string | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly editor: Editor.IStandaloneCodeEditor,
    private readonly hooks: DocumentHooks,
  ) {
    host.addEventListener("paste", this.rememberPaste, { capture: true });
    editor.onDidChangeModelContent(({ changes }) => this.takeOver(changes));
  }

  show(key: string, value: string): void {
    const next = this.documentOf(key, value);
    if (this.shown !== key) {
      const before = this.current();
      if (before) before.view = this.editor.saveViewState();
      this.shown = key;
      this.editor.setModel(next.model);
      if (next.view) this.editor.restoreViewState(next.view);
    }
    if (next.text !== value) this.replace(next, value);
  }

  /** Marks places in the text that is shown; earlier marks go. */
  mark(markers: readonly EditorMarker[]): void {
    const model = this.current()?.model;
    if (model) monaco.editor.setModelMarkers(model, "exposition", markers.map(markerOf(model)));
  }

  dispose(): void {
    this.host.removeEventListener("paste", this.rememberPaste, { capture: true });
    for (const { model } of this.documents.values()) model.dispose();
  }

  private current(): Document | null {
    return this.shown === null ? null : (this.documents.get(this.shown) ?? null);
  }

  private documentOf(key: string, text: string): Document {
    const known = this.documents.get(key);
    if (known) return known;
    const model = monaco.editor.createModel(withLineFeeds(text), this.hooks.language);
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    const opened: Document = { model, text, view: null };
    this.documents.set(key, opened);
    openDocument(model, {
      context: this.hooks.context,
      convertLineEndings: () => {
        opened.text = withLineFeeds(opened.text);
        this.hooks.onChange(opened.text);
      },
    });
    return opened;
  }

  /** As one edit, so that it can be undone. */
  private replace(document: Document, text: string): void {
    document.text = text;
    const held = withLineFeeds(text);
    const { model } = document;
    if (model.getValue() === held) return;
    this.isReplacing = true;
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: held }], () => null);
    this.isReplacing = false;
  }

  private takeOver(changes: readonly Editor.IModelContentChange[]): void {
    const document = this.current();
    if (!document || this.isReplacing) return;
    const after = document.model.getValue();
    const heldLength = withLineFeeds(document.text).length;
    const lastEnd = Math.max(...changes.map((each) => each.rangeOffset + each.rangeLength));
    const caret = after.length - (heldLength - lastEnd);
    document.text = carryLineEndings(document.text, after, { caret, pasted: this.pasted });
    this.pasted = null;
    this.hooks.onChange(document.text);
  }

  private readonly rememberPaste = (event: ClipboardEvent): void => {
    this.pasted = readPaste(event.clipboardData, navigator.platform);
  };
}

function markerOf(model: Editor.ITextModel) {
  const { MarkerSeverity } = monaco;
  const severities = {
    error: MarkerSeverity.Error,
    warning: MarkerSeverity.Warning,
    info: MarkerSeverity.Info,
  };
  return ({ severity, code, message, line, ...at }: EditorMarker): Editor.IMarkerData => {
    const lineNumber = Math.min(line, model.getLineCount());
    // A carriage return stands in no column of the editor.
    const last = Math.max(model.getLineMaxColumn(lineNumber) - 1, 1);
    const startColumn = Math.min(at.startColumn, last);
    const endColumn = Math.max(at.endColumn, startColumn + 1);
    return {
      severity: severities[severity],
      code,
      message,
      startLineNumber: lineNumber,
      endLineNumber: lineNumber,
      startColumn,
      endColumn,
    };
  };
}
