import type { editor as Editor } from "monaco-editor/editor";
import { monaco } from "./monaco";

interface OptionsFor {
  label: string;
  fontFamily: string;
  /** Whether Tab leaves the editor. */
  tabMoves: boolean;
}

/** What all editors have in common. */
export function editorOptions({
  label,
  fontFamily,
  tabMoves,
}: OptionsFor): Editor.IStandaloneEditorConstructionOptions {
  return {
    ariaLabel: label,
    // A text area that holds the text: what screen readers, dictation and scripts work with everywhere.
    editContext: false,
    accessibilitySupport: "on",
    fontFamily,
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
    tabFocusMode: tabMoves,
  };
}
