import type { editor as Editor } from "monaco-editor/editor";
import { EditorDocuments } from "./editor-documents";
import type { EditorMarker } from "./editor-marker";
import { editorTheme, followPageTheme } from "./editor-theme";
import type { ExpositionContext } from "./exposition-context";
import { followNativeSelection } from "./follow-native-selection";
import { hideSuggestions, hideSuggestionsOnLeave } from "./hide-suggestions";
import { monaco } from "./monaco";
import { tabKey, toggleTabKey } from "./tab-key";

export interface EditorHandle {
  /** Shows a document with this text; its own history and cursor come back with it. */
  show(documentKey: string, value: string): void;
  /** Selects between two offsets of the text. */
  select(start: number, end: number): void;
  /** Puts the cursor there and the focus on the editor. */
  goTo(line: number, column: number): void;
  /** Marks places in the text that is shown; earlier marks go. */
  mark(markers: readonly EditorMarker[]): void;
  focus(): void;
  dispose(): void;
}

export interface EditorHooks {
  label: string;
  /** The id of a language that Monaco knows. */
  language: string;
  onChange: (value: string) => void;
  onRun: () => void;
  context: () => ExpositionContext | null;
  /** Where this editor differs from the others. */
  options?: Editor.IEditorOptions;
  /** For keys and events of its own. */
  extend?: (editor: Editor.IStandaloneCodeEditor) => void;
}

/** A Monaco editor inside `host`. */
export function createEditor(host: HTMLElement, hooks: EditorHooks): EditorHandle {
  const endTheme = followPageTheme(monaco);
  const editor = monaco.editor.create(host, { ...optionsFor(host, hooks), ...hooks.options });
  const documents = new EditorDocuments(host, editor, hooks);
  const ends = [
    endTheme,
    bindKeys(editor, hooks),
    followNativeSelection(host, editor),
    hideSuggestionsOnLeave(host, editor),
  ];
  hooks.extend?.(editor);
  return {
    show: (key, value) => documents.show(key, value),
    mark: (markers) => documents.mark(markers),
    goTo(line, column) {
      editor.setPosition({ lineNumber: line, column });
      editor.revealPositionInCenterIfOutsideViewport({ lineNumber: line, column });
      editor.focus();
    },
    select(start, end) {
      const model = editor.getModel();
      if (!model) return;
      const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)];
      editor.setSelection(monaco.Range.fromPositions(from, to));
    },
    focus: () => editor.focus(),
    dispose() {
      for (const end of ends) end();
      editor.dispose();
      documents.dispose();
    },
  };
}

function bindKeys(editor: Editor.IStandaloneCodeEditor, hooks: EditorHooks): () => void {
  const { KeyMod, KeyCode } = monaco;
  const isMac = /mac|iphone|ipad/i.test(navigator.platform);
  // Actions, not commands: the keys of a command count in every editor of the page.
  editor.addAction({
    id: "scrapelab.run",
    label: "Run",
    keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
    run() {
      hideSuggestions(editor);
      hooks.onRun();
    },
  });
  editor.addAction({
    id: "scrapelab.toggle-tab-key",
    label: "Let Tab move the focus or write a tab",
    keybindings: [
      isMac ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM : KeyMod.CtrlCmd | KeyCode.KeyM,
    ],
    run: toggleTabKey,
  });
  if (hooks.options?.tabFocusMode) return () => {};
  return tabKey.follow(() => editor.updateOptions({ tabFocusMode: tabKey.get() === "moves" }));
}

function optionsFor(
  host: HTMLElement,
  { label }: EditorHooks,
): Editor.IStandaloneEditorConstructionOptions {
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
    // A command is often one long line, and the value stands at the end of a sample's.
    wordWrap: "on",
    wrappingIndent: "deepIndent",
    minimap: { enabled: false },
    lineNumbersMinChars: 4,
    lineDecorationsWidth: 8,
    folding: false,
    scrollBeyondLastLine: false,
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: "line",
    renderLineHighlightOnlyWhenFocus: true,
    occurrencesHighlight: "off",
    scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 10 },
    // What is typed is what is sent: nothing is closed or indented, and completed only when asked.
    autoClosingBrackets: "never",
    autoClosingQuotes: "never",
    autoSurround: "never",
    autoIndent: "none",
    trimAutoWhitespace: false,
    quickSuggestions: false,
    wordBasedSuggestions: "off",
    acceptSuggestionOnCommitCharacter: false,
    acceptSuggestionOnEnter: "smart",
    suggest: { showStatusBar: false, preview: false },
    hover: { delay: 300 },
    lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.Off },
    contextmenu: false,
    unusualLineTerminators: "off",
    fixedOverflowWidgets: true,
    tabFocusMode: tabKey.get() === "moves",
  };
}
