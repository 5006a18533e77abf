"use client";

import { cx } from "class-variance-authority";
import {
  type ComponentType,
  type Ref,
  type RefObject,
  Suspense,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { lazyPart } from "@/components/ui/lazy-part";
import { type CodeEditorHandle, type EditorMarker, offsetOf } from "./editor-marker";
import type { ExpositionContext } from "./exposition-context";
import type { EditorHandle, LoadedEditorProps } from "./loaded-editor";
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
  /** Which part of a draft it is, for what is typed before the page's scripts have come. */
  draftField?: string;
  /** For another editor than the usual one. */
  load?: LoadEditor;
  /** Enter runs, Shift+Enter begins a new line, and Tab always moves the focus: for a short text. */
  isShort?: boolean;
}

export type LoadEditor = () => Promise<ComponentType<LoadedEditorProps>>;

const loadEditor: LoadEditor = async () => (await import("./loaded-editor")).LoadedEditor;

const TabKeyNote = lazyPart(() => import("./tab-key-note").then((part) => part.TabKeyNote));

interface Loaded {
  Editor: ComponentType<LoadedEditorProps>;
  fontFamily: string;
}

const noMarkers: readonly EditorMarker[] = [];

/**
 * A text area that becomes a code editor once that has loaded, keeping text, cursor, focus and what is in view. Where it
 * does not load, and where there is no mouse (a phone's keyboard works better without it), the text area stays.
 */
export function CodeEditor(props: CodeEditorProps) {
  const { label, documentKey, value, onChange, onRun, describedBy, className, ref } = props;
  const isShort = props.isShort ?? false;
  const host = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const handle = useRef<EditorHandle | null>(null);
  const loaded = useLoaded(props.load ?? loadEditor, host);
  const [isReady, setReady] = useState(false);

  useImperativeHandle(ref, () => ({
    goTo(line, column) {
      if (handle.current) handle.current.goTo(line, column);
      else if (plain.current) goToPlain(plain.current, line, column);
    },
  }));

  function takeOver(editor: EditorHandle): void {
    if (!plain.current) return;
    const { selectionStart, selectionEnd, scrollTop } = plain.current;
    const hadFocus = document.activeElement === plain.current;
    editor.select(selectionStart, selectionEnd);
    // What is invisible takes no focus, so the editor has to be shown before.
    flushSync(() => setReady(true));
    editor.scrollTo(scrollTop);
    handle.current = editor;
    if (hadFocus) editor.focus();
  }

  return (
    <div className={cx("relative flex min-h-0 flex-col", className)}>
      <div className="relative min-h-0 grow">
        <div ref={host} className={cx("absolute inset-0 font-mono", !isReady && "invisible")}>
          {loaded && (
            <loaded.Editor
              label={label}
              language={props.language ?? "prometheus-exposition"}
              documentKey={documentKey}
              value={value}
              onChange={onChange}
              onRun={onRun}
              markers={props.markers ?? noMarkers}
              context={props.context ?? null}
              fontFamily={loaded.fontFamily}
              // React is still at work there, and shows nothing at once.
              onReady={(editor) => queueMicrotask(() => takeOver(editor))}
            />
          )}
        </div>
        {!isReady && (
          <PlainEditor
            ref={plain}
            label={label}
            describedBy={describedBy}
            draftField={props.draftField}
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

/** The editor for `host`, once the page has nothing else to do; null until then, and where there is no mouse. */
function useLoaded(load: LoadEditor, host: RefObject<HTMLElement | null>): Loaded | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    if (matchMedia("(hover: none) and (pointer: coarse)").matches) return;
    return whenIdle(async (isCancelled) => {
      const Editor = await load();
      if (isCancelled() || !host.current) return;
      const { fontFamily } = getComputedStyle(host.current);
      setLoaded({ Editor, fontFamily });
      return;
    });
  }, [load, host]);
  return loaded;
}

function goToPlain(plain: HTMLTextAreaElement, line: number, column: number): void {
  const offset = offsetOf(plain.value, line, column);
  plain.focus();
  plain.setSelectionRange(offset, offset);
}
