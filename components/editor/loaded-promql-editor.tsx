"use client";

import type { editor as Editor } from "monaco-editor/editor";
import type { PromqlNames } from "@/lib/client/promql-names";
import { hideSuggestions } from "./hide-suggestions";
import { LoadedEditor, type LoadedEditorProps } from "./loaded-editor";
import { monaco } from "./monaco";
import { onEachModel } from "./own-models";
import { promqlLanguage, registerPromql } from "./promql-language";
import { giveNames, registerPromqlServices } from "./promql-services";

registerPromql(monaco);
registerPromqlServices(monaco, promqlLanguage);

// A suggestion that is already written is not worth a Tab: the key moves the focus.
monaco.editor.addKeybindingRule({
  keybinding: monaco.KeyCode.Tab,
  command: "",
  when: `editorLangId == ${promqlLanguage} && suggestWidgetVisible && !suggestionMakesTextEdit && !inSnippetMode`,
});

interface PromqlHooks {
  names: () => PromqlNames;
  /** The height of the whole text, in pixels. */
  onHeight: (height: number) => void;
}

/** Makes an editor for one expression: it completes while one types, Enter runs it, and Tab leaves it. */
export function promqlEditor({ names, onHeight }: PromqlHooks) {
  const extend: LoadedEditorProps["extend"] = (editor, onRun) => {
    onEachModel(editor, (model) => {
      giveNames(model, names);
      // Brackets in one colour: the others of the editor do not stand in the page's tokens.
      const bracketColorizationOptions = {
        enabled: false,
        independentColorPoolPerBracketType: false,
      };
      model.updateOptions({ bracketColorizationOptions });
    });
    takeChosen(editor);
    onHeight(editor.getContentHeight());
    editor.onDidContentSizeChange(({ contentHeight }) => onHeight(contentHeight));
    editor.onKeyDown(({ keyCode }) => {
      if (keyCode === monaco.KeyCode.Tab) passSuggestions(editor);
    });
    editor.addAction({
      id: "scrapelab.run-on-enter",
      label: "Run",
      keybindings: [monaco.KeyCode.Enter],
      keybindingContext: enterRuns,
      run() {
        hideSuggestions(editor);
        onRun();
      },
    });
  };
  return (props: LoadedEditorProps) => (
    <LoadedEditor
      {...props}
      language={promqlLanguage}
      options={expressionOptions}
      extend={extend}
    />
  );
}

/** Keys that choose among suggestions; after any other key the first one is only offered. */
const choosingKeys: readonly number[] = [
  monaco.KeyCode.UpArrow,
  monaco.KeyCode.DownArrow,
  monaco.KeyCode.PageUp,
  monaco.KeyCode.PageDown,
];

/** Enter takes a suggestion that was chosen, and runs the expression where none was. */
function takeChosen(editor: Editor.IStandaloneCodeEditor): void {
  const isChosen = editor.createContextKey<boolean>(chosen, false);
  editor.onKeyDown(({ keyCode }) => {
    if (keyCode === monaco.KeyCode.Enter) return;
    isChosen.set(choosingKeys.includes(keyCode));
  });
  editor.addAction({
    id: "scrapelab.take-suggestion",
    label: "Take the suggestion",
    keybindings: [monaco.KeyCode.Enter],
    keybindingContext: `editorTextFocus && ${takes}`,
    run: () => editor.trigger("keyboard", "acceptSelectedSuggestion", null),
  });
}

/** The list of suggestions is led from the text: Tab goes on to what comes behind the editor. */
function passSuggestions(editor: Editor.IStandaloneCodeEditor): void {
  const lists = editor.getDomNode()?.querySelectorAll('.suggest-widget [tabindex="0"]') ?? [];
  for (const list of lists) list.setAttribute("tabindex", "-1");
}

const chosen = "scrapelabSuggestionChosen";
const takes = `suggestWidgetVisible && suggestionMakesTextEdit && ${chosen}`;
const enterRuns = `editorTextFocus && !(${takes})`;

const expressionOptions: Editor.IEditorOptions = {
  lineNumbers: "off",
  lineDecorationsWidth: 12,
  renderLineHighlight: "none",
  padding: { top: 8, bottom: 8 },
  quickSuggestions: { other: true, strings: true, comments: false },
  suggest: { showStatusBar: false, preview: false, snippetsPreventQuickSuggestions: false },
  acceptSuggestionOnEnter: "off",
  tabFocusMode: true,
};
