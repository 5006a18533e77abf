"use client";

import { cx } from "class-variance-authority";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { EditorHandle } from "./create-editor";
import { TabKeyNote } from "./tab-key-note";
import { whenIdle } from "./when-idle";

export interface CodeEditorProps {
  /** Accessible name. */
  label: string;
  /** What is edited: each key has an undo history of its own. */
  documentKey: string;
  value: string;
  onChange: (value: string) => void;
  /** Ctrl+Enter, on macOS Cmd+Enter. */
  onRun: () => void;
  describedBy?: string;
  className?: string;
}

/**
 * A text area that becomes a code editor once that has loaded, keeping text, cursor and focus. Where it
 * does not load, and where there is no mouse (a phone's keyboard works better without it), the text area stays.
 */
export function CodeEditor(props: CodeEditorProps) {
  const { label, documentKey, value, onChange, onRun, describedBy, className } = props;
  const host = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const handle = useRef<EditorHandle | null>(null);
  const latest = useRef(props);
  const [isReady, setReady] = useState(false);

  useLayoutEffect(() => {
    latest.current = props;
    handle.current?.show(documentKey, value);
  });

  useEffect(() => {
    if (matchMedia("(hover: none) and (pointer: coarse)").matches) return;
    return whenIdle(async (isCancelled) => {
      const { createEditor } = await import("./create-editor");
      if (isCancelled() || !host.current || !plain.current) return;
      const editor = createEditor(host.current, {
        label: latest.current.label,
        onChange(text) {
          // An editor also tells of what it was given to show.
          if (text !== latest.current.value) latest.current.onChange(text);
        },
        onRun: () => latest.current.onRun(),
      });
      editor.show(latest.current.documentKey, latest.current.value);
      handle.current = editor;
      takeOver(plain.current, editor, () => setReady(true));
      return () => {
        handle.current = null;
        editor.dispose();
      };
    });
  }, []);

  return (
    <div className={cx("relative flex min-h-0 flex-col", className)}>
      <div className="relative min-h-0 grow">
        <div ref={host} className={cx("absolute inset-0 font-mono", !isReady && "invisible")} />
        {!isReady && (
          <textarea
            ref={plain}
            aria-label={label}
            aria-describedby={describedBy}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                onRun();
              }
            }}
            spellCheck={false}
            autoCapitalize="off"
            autoCorrect="off"
            wrap="off"
            className="absolute inset-0 size-full resize-none bg-code px-4 py-3 font-mono text-sm leading-[21px] text-text -outline-offset-2"
          />
        )}
      </div>
      {isReady && <TabKeyNote />}
    </div>
  );
}

function takeOver(plain: HTMLTextAreaElement, editor: EditorHandle, show: () => void): void {
  const hadFocus = document.activeElement === plain;
  editor.select(plain.selectionStart, plain.selectionEnd);
  // What is invisible takes no focus, so the editor has to be shown before.
  flushSync(show);
  if (hadFocus) editor.focus();
}
