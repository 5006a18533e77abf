"use client";

import { cx } from "class-variance-authority";
import {
  type Ref,
  Suspense,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { lazyPart } from "@/components/ui/lazy-part";
import type { EditorHandle, EditorHooks } from "./create-editor";
import { type CodeEditorHandle, type EditorMarker, offsetOf } from "./editor-marker";
import type { ExpositionContext } from "./exposition-context";
import { PlainEditor } from "./plain-editor";
import { whenIdle } from "./when-idle";

export interface CodeEditorProps {
  /** Accessible name. */
  label: string;
  /** What is edited: each key has an undo history of its own. */
  documentKey: string;
  language?: "prometheus-exposition" | "shell";
  value: string;
  onChange: (value: string) => void;
  /** Ctrl+Enter, on macOS Cmd+Enter. */
  onRun: () => void;
  /** Places to mark in the text. */
  markers?: readonly EditorMarker[];
  /** What hover and completion know besides the text. */
  context?: ExpositionContext | null;
  ref?: Ref<CodeEditorHandle>;
  describedBy?: string;
  className?: string;
  /** For another editor than the usual one. */
  load?: LoadEditor;
  /** Enter runs, Shift+Enter begins a new line, and Tab always moves the focus: for a short text. */
  isShort?: boolean;
}

export type LoadEditor = () => Promise<(host: HTMLElement, hooks: EditorHooks) => EditorHandle>;

const loadEditor: LoadEditor = async () => (await import("./create-editor")).createEditor;

const TabKeyNote = lazyPart(() => import("./tab-key-note").then((part) => part.TabKeyNote));

const noMarkers: readonly EditorMarker[] = [];

/**
 * A text area that becomes a code editor once that has loaded, keeping text, cursor and focus. Where it
 * does not load, and where there is no mouse (a phone's keyboard works better without it), the text area stays.
 */
export function CodeEditor(props: CodeEditorProps) {
  const { label, documentKey, value, onChange, onRun, describedBy, className, ref } = props;
  const isShort = props.isShort ?? false;
  const markers = props.markers ?? noMarkers;
  const host = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const handle = useRef<EditorHandle | null>(null);
  const latest = useRef(props);
  const [isReady, setReady] = useState(false);

  useLayoutEffect(() => {
    latest.current = props;
    handle.current?.show(documentKey, value);
  });

  useLayoutEffect(() => {
    // A step that is opened again shows its own marks.
    if (isReady && documentKey) handle.current?.mark(markers);
  }, [markers, documentKey, isReady]);

  useImperativeHandle(ref, () => ({
    goTo(line, column) {
      if (handle.current) handle.current.goTo(line, column);
      else if (plain.current) goToPlain(plain.current, line, column);
    },
  }));

  useEffect(() => {
    if (matchMedia("(hover: none) and (pointer: coarse)").matches) return;
    return whenIdle(async (isCancelled) => {
      const createEditor = await (latest.current.load ?? loadEditor)();
      if (isCancelled() || !host.current || !plain.current) return;
      const editor = createEditor(host.current, {
        label: latest.current.label,
        language: latest.current.language ?? "prometheus-exposition",
        onChange(text) {
          // An editor also tells of what it was given to show.
          if (text !== latest.current.value) latest.current.onChange(text);
        },
        onRun: () => latest.current.onRun(),
        context: () => latest.current.context ?? null,
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
          <PlainEditor
            ref={plain}
            label={label}
            describedBy={describedBy}
            value={value}
            onChange={onChange}
            onRun={onRun}
            isShort={isShort}
          />
        )}
      </div>
      {isReady && !isShort && (
        <Suspense fallback={<div className="h-7 shrink-0 bg-code" />}>
          <TabKeyNote />
        </Suspense>
      )}
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

function goToPlain(plain: HTMLTextAreaElement, line: number, column: number): void {
  const offset = offsetOf(plain.value, line, column);
  plain.focus();
  plain.setSelectionRange(offset, offset);
}
