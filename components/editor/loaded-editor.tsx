"use client";

import { Editor } from "@monaco-editor/react";
import type { editor as Monaco } from "monaco-editor/editor";
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { bindKeys } from "./bind-keys";
import type { EditorMarker } from "./editor-marker";
import { editorOptions } from "./editor-options";
import { definePageThemes, usePageTheme } from "./editor-theme";
import type { ExpositionContext } from "./exposition-context";
import { openDocument } from "./exposition-services";
import { followNativeSelection } from "./follow-native-selection";
import { hideSuggestionsOnLeave } from "./hide-suggestions";
import { withLineFeeds } from "./line-endings";
import { markModel } from "./model-markers";
import { endModelsWith, modelPath, onEachModel } from "./own-models";
import { tabKey } from "./tab-key";
import { useTrueText } from "./use-true-text";

export interface EditorHandle {
  /** Selects between two offsets of the text. */
  select(start: number, end: number): void;
  /** Pixels from the top of the text to the top of what is in view. */
  scrollTo(top: number): void;
  /** Puts the cursor there and the focus on the editor. */
  goTo(line: number, column: number): void;
  focus(): void;
}

export interface LoadedEditorProps {
  label: string;
  /** The id of a language that Monaco knows. */
  language: string;
  documentKey: string;
  value: string;
  onChange: (value: string) => void;
  onRun: () => void;
  markers: readonly EditorMarker[];
  context: ExpositionContext | null;
  fontFamily: string;
  /** The editor is there, with the text. */
  onReady: (handle: EditorHandle) => void;
  /** Where this editor differs from the others; the same at every render. */
  options?: Monaco.IEditorOptions;
  /** For keys and events of its own. */
  extend?: (editor: Monaco.IStandaloneCodeEditor, onRun: () => void) => void;
}

/** Monaco through its wrapper for React, which mounts it, has it follow text and theme, and disposes it. */
export function LoadedEditor(props: LoadedEditorProps) {
  const { label, language, documentKey, value, onChange, markers, fontFamily, options } = props;
  const scope = useId();
  const latest = useRef(props);
  const [editor, setEditor] = useState<Monaco.IStandaloneCodeEditor | null>(null);
  const text = useTrueText(documentKey, value);
  const tabMoves = tabKey.use() === "moves";
  const allOptions = useMemo(
    () => ({ ...editorOptions({ label, fontFamily, tabMoves }), ...options }),
    [label, fontFamily, tabMoves, options],
  );

  useLayoutEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const model = editor?.getModel();
    // A document that is opened again shows its own marks.
    if (model && documentKey !== null) markModel(model, markers);
  }, [editor, documentKey, markers]);

  function mount(mounted: Monaco.IStandaloneCodeEditor): void {
    const host = mounted.getContainerDomNode();
    const run = () => latest.current.onRun();
    text.watchPastes(host);
    followNativeSelection(host, mounted);
    hideSuggestionsOnLeave(host, mounted);
    bindKeys(mounted, run);
    onEachModel(mounted, (model) => {
      openDocument(model, {
        context: () => latest.current.context,
        convertLineEndings: () => latest.current.onChange(withLineFeeds(latest.current.value)),
      });
      // The wrapper passes over what has become of a text while another one was shown.
      const [range, now] = [model.getFullModelRange(), text.held()];
      if (model.getValue() !== now)
        model.pushEditOperations([], [{ range, text: now }], () => null);
    });
    endModelsWith(mounted, scope);
    latest.current.extend?.(mounted, run);
    setEditor(mounted);
    latest.current.onReady(handleOf(mounted));
  }

  return (
    <Editor
      path={modelPath(scope, documentKey)}
      language={language}
      value={withLineFeeds(value)}
      theme={usePageTheme()}
      options={allOptions}
      loading={null}
      beforeMount={definePageThemes}
      onMount={mount}
      onChange={(after = "", { changes }) => {
        const now = text.edited(after, changes);
        if (now !== null) onChange(now);
      }}
    />
  );
}

function handleOf(editor: Monaco.IStandaloneCodeEditor): EditorHandle {
  return {
    goTo(line, column) {
      editor.setPosition({ lineNumber: line, column });
      editor.revealPositionInCenterIfOutsideViewport({ lineNumber: line, column });
      editor.focus();
    },
    select(start, end) {
      const model = editor.getModel();
      if (!model) return;
      const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)];
      editor.setSelection({
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: to.lineNumber,
        endColumn: to.column,
      });
    },
    scrollTo(top) {
      // In the size that it had while it was not shown, its lines may break elsewhere.
      editor.layout();
      editor.setScrollTop(top);
    },
    focus: () => editor.focus(),
  };
}
