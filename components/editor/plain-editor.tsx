"use client";

import { type Ref, useRef } from "react";
import { carryLineEndings, readPaste, withLineFeeds } from "./line-endings";

interface PlainEditorProps {
  ref: Ref<HTMLTextAreaElement>;
  label: string;
  describedBy: string | undefined;
  draftField: string | undefined;
  value: string;
  onChange: (value: string) => void;
  onRun: () => void;
  /** Enter alone runs, too. */
  isShort: boolean;
}

/** A text area that keeps the line endings of its text, which the browser itself gives up. */
export function PlainEditor(props: PlainEditorProps) {
  const { ref, label, describedBy, draftField, value, onChange, onRun, isShort } = props;
  const pasted = useRef<string | null>(null);
  return (
    <textarea
      ref={ref}
      aria-label={label}
      aria-describedby={describedBy}
      data-draft={draftField}
      value={withLineFeeds(value)}
      onPaste={(event) => {
        pasted.current = readPaste(event.clipboardData, navigator.platform);
      }}
      onChange={({ currentTarget: { value: after, selectionEnd: caret } }) => {
        onChange(carryLineEndings(value, after, { caret, pasted: pasted.current }));
        pasted.current = null;
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
        if (event.ctrlKey || event.metaKey || (isShort && !event.shiftKey)) {
          event.preventDefault();
          onRun();
        }
      }}
      spellCheck={false}
      // What a browser puts back after a reload is older than the draft, and React does not hear of it.
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      className="absolute inset-0 size-full resize-none bg-code px-4 py-3 font-mono text-sm leading-[21px] text-text -outline-offset-2"
    />
  );
}
