import type { editor as Editor } from "monaco-editor/editor";

/** Hides the list of suggestions, and lets none appear that is still being looked for. */
export function hideSuggestions(editor: Editor.IStandaloneCodeEditor): void {
  editor.trigger("scrapelab", "hideSuggestWidget", null);
}

/**
 * Hides the list of suggestions as soon as the focus leaves the editor. Monaco does so a moment later, and
 * takes the focus back when it draws what a suggestion means in between.
 */
export function hideSuggestionsOnLeave(
  host: HTMLElement,
  editor: Editor.IStandaloneCodeEditor,
): void {
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && host.contains(relatedTarget))) hideSuggestions(editor);
  };
  host.addEventListener("focusout", leave);
}
