import type { editor as Editor } from "monaco-editor/editor";

/**
 * Takes over the selection when all text was selected in the editor's text area from outside: by dictation
 * or a script. Monaco ignores such changes for 100 ms after each of its own, and would then insert where its cursor was instead of replacing.
 */
export function followNativeSelection(
  host: HTMLElement,
  editor: Editor.IStandaloneCodeEditor,
): void {
  const follow = ({ target: area }: Event) => {
    const model = editor.getModel();
    if (!model || !(area instanceof HTMLTextAreaElement)) return;
    if (area.value === "" || area.value !== model.getValue()) return;
    if (area.selectionStart !== 0 || area.selectionEnd !== area.value.length) return;
    const all = model.getFullModelRange();
    if (!editor.getSelection()?.equalsRange(all)) editor.setSelection(all);
  };
  // On the host, because the text area is another one after each change of document.
  host.addEventListener("beforeinput", follow, { capture: true });
  host.addEventListener("select", follow, { capture: true });
}
