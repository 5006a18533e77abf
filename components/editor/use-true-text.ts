import type { editor as Editor } from "monaco-editor/editor";
import { useLayoutEffect, useRef } from "react";
import { carryLineEndings, readPaste, withLineFeeds } from "./line-endings";

interface TrueText {
  /** The text as the editor has to hold it, the newest edit included. */
  held(): string;
  /** Follows what is pasted into the editor within `host`. */
  watchPastes(host: HTMLElement): void;
  /** What has become of the text by an edit, with the line endings that it really has; null where it is the same. */
  edited(after: string, changes: readonly Editor.IModelContentChange[]): string | null;
}

/** Monaco has one line ending for a whole text: it is given line feeds alone, and the true ones are kept here. */
export function useTrueText(documentKey: string, value: string): TrueText {
  const kept = useRef({ documentKey, text: value });
  const pasted = useRef<string | null>(null);
  // Before anything else is typed: what an edit has made of the text is newer than what a later effect knows.
  useLayoutEffect(() => {
    kept.current = { documentKey, text: value };
  }, [documentKey, value]);
  return {
    held: () => withLineFeeds(kept.current.text),
    watchPastes(host) {
      const remember = ({ clipboardData }: ClipboardEvent) => {
        pasted.current = readPaste(clipboardData, navigator.platform);
      };
      host.addEventListener("paste", remember, { capture: true });
    },
    edited(after, changes) {
      // The last edit of a document may come when another one is already on its way.
      const isKept = kept.current.documentKey === documentKey;
      const before = isKept ? kept.current.text : value;
      const held = withLineFeeds(before);
      if (after === held) return null;
      const lastEnd = Math.max(...changes.map((each) => each.rangeOffset + each.rangeLength));
      const caret = after.length - (held.length - lastEnd);
      const text = carryLineEndings(before, after, { caret, pasted: pasted.current });
      pasted.current = null;
      if (isKept) kept.current = { documentKey, text };
      return text;
    },
  };
}
