import type { editor as Editor } from "monaco-editor/editor";
import { hideSuggestions } from "./hide-suggestions";
import { monaco } from "./monaco";
import { toggleTabKey } from "./tab-key";

/** The keys that all editors have: actions, since the keys of a command count in every editor of the page. */
export function bindKeys(editor: Editor.IStandaloneCodeEditor, onRun: () => void): void {
  const { KeyMod, KeyCode } = monaco;
  const isMac = /mac|iphone|ipad/i.test(navigator.platform);
  editor.addAction({
    id: "scrapelab.run",
    label: "Run",
    keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
    run() {
      hideSuggestions(editor);
      onRun();
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
}
