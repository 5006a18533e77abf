import type { editor as Editor } from "monaco-editor/editor";
import { editorTheme, followPageTheme } from "./editor-theme";
import { monaco } from "./monaco";
import { tabKey, toggleTabKey } from "./tab-key";

export interface EditorHandle {
  /** Shows a document with this text; its own history and cursor come back with it. */
  show(documentKey: string, value: string): void;
  /** Selects between two offsets of the text. */
  select(start: number, end: number): void;
  focus(): void;
  dispose(): void;
}

interface EditorHooks {
  label: string;
  /** The id of a language that Monaco knows. */
  language: string;
  onChange: (value: string) => void;
  onRun: () => void;
}

/** A Monaco editor inside `host`. */
export function createEditor(host: HTMLElement, hooks: EditorHooks): EditorHandle {
  const endTheme = followPageTheme(monaco);
  const editor = monaco.editor.create(host, optionsFor(host, hooks.label));
  const documents = new Map<string, Document>();
  let shown: string | null = null;

  function documentOf(key: string, value: string): Document {
    const known = documents.get(key);
    if (known) return known;
    const model = monaco.editor.createModel(value, hooks.language);
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    const opened: Document = { model, view: null };
    documents.set(key, opened);
    return opened;
  }

  function show(key: string, value: string): void {
    const next = documentOf(key, value);
    if (shown !== key) {
      const before = shown === null ? undefined : documents.get(shown);
      if (before) before.view = editor.saveViewState();
      shown = key;
      editor.setModel(next.model);
      if (next.view) editor.restoreViewState(next.view);
    }
    if (next.model.getValue() !== value) replaceText(next.model, value);
  }

  editor.onDidChangeModelContent(() => hooks.onChange(editor.getValue()));
  const endTabKey = bindKeys(editor, hooks);
  return {
    show,
    select(start, end) {
      const model = editor.getModel();
      if (!model) return;
      const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)];
      editor.setSelection(monaco.Range.fromPositions(from, to));
    },
    focus: () => editor.focus(),
    dispose() {
      endTabKey();
      endTheme();
      editor.dispose();
      for (const { model } of documents.values()) model.dispose();
    },
  };
}

interface Document {
  model: Editor.ITextModel;
  view: Editor.ICodeEditorViewState | null;
}

/** As one edit, so that it can be undone. */
function replaceText(model: Editor.ITextModel, text: string): void {
  model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
}

function bindKeys(editor: Editor.IStandaloneCodeEditor, hooks: EditorHooks): () => void {
  const { KeyMod, KeyCode } = monaco;
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.Enter, () => hooks.onRun());
  const isMac = /mac|iphone|ipad/i.test(navigator.platform);
  editor.addCommand(
    isMac ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM : KeyMod.CtrlCmd | KeyCode.KeyM,
    toggleTabKey,
  );
  return tabKey.follow(() => editor.updateOptions({ tabFocusMode: tabKey.get() === "moves" }));
}

function optionsFor(host: HTMLElement, label: string): Editor.IStandaloneEditorConstructionOptions {
  return {
    model: null,
    theme: editorTheme,
    ariaLabel: label,
    // A text area that holds the text: what screen readers, dictation and scripts work with everywhere.
    editContext: false,
    accessibilitySupport: "on",
    automaticLayout: true,
    fontFamily: getComputedStyle(host).getPropertyValue("font-family"),
    fontSize: 14,
    lineHeight: 21,
    fontLigatures: false,
    padding: { top: 12, bottom: 12 },
    minimap: { enabled: false },
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 8,
    folding: false,
    scrollBeyondLastLine: false,
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: "line",
    occurrencesHighlight: "off",
    scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 10 },
    // What is typed is what is sent: nothing is completed, closed or indented.
    autoClosingBrackets: "never",
    autoClosingQuotes: "never",
    autoSurround: "never",
    autoIndent: "none",
    trimAutoWhitespace: false,
    quickSuggestions: false,
    contextmenu: false,
    unusualLineTerminators: "off",
    fixedOverflowWidgets: true,
    tabFocusMode: tabKey.get() === "moves",
  };
}
