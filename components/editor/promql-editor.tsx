"use client";

import { cx } from "class-variance-authority";
import { type Ref, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useSettled } from "@/components/ui/use-settled";
import type { PromqlNames } from "@/lib/client/promql-names";
import { findProblem, longestRead } from "@/lib/domain/prometheus/promql/find-problem";
import { CodeEditor, type LoadEditor } from "./code-editor";
import type { CodeEditorHandle } from "./editor-marker";
import { markProblem } from "./promql-markers";
import { PromqlNote } from "./promql-note";

/** Milliseconds for which an expression has to stand still before it is read. */
const settleMs = 400;

/** Pixels: one line with its padding, and eight of them. */
const [leastHeight, mostHeight] = [37, 184];

interface PromqlEditorProps {
  /** Accessible name. */
  label: string;
  /** What is edited: each key has an undo history of its own. */
  documentKey: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter, and Ctrl+Enter or Cmd+Enter; Shift+Enter begins a new line. */
  onRun: () => void;
  /** Where completion and hover find the names of the learner's own Prometheus. */
  sources: PromqlNames;
  ref?: Ref<CodeEditorHandle>;
  describedBy?: string;
  className?: string;
  draftField?: string;
}

/** An editor for one PromQL expression, as high as its text, with what is wrong in it below. */
export function PromqlEditor(props: PromqlEditorProps) {
  const {
    label,
    documentKey,
    value,
    onChange,
    onRun,
    sources,
    ref,
    describedBy,
    className,
    draftField,
  } = props;
  const noteId = useId();
  const [height, setHeight] = useState(leastHeight);
  const latest = useRef(sources);
  useLayoutEffect(() => {
    latest.current = sources;
  });
  const standing = useSettled(documentKey, value, settleMs);
  const problem = useMemo(() => findProblem(standing), [standing]);
  const isShown = problem !== null && standing === value;
  const markers = useMemo(
    () => (isShown && problem ? [markProblem(value, problem)] : []),
    [isShown, problem, value],
  );
  const [load] = useState<LoadEditor>(() => async () => {
    const { promqlEditor } = await import("./loaded-promql-editor");
    return promqlEditor({ names: () => latest.current, onHeight: setHeight });
  });
  return (
    <div className={cx("flex min-w-0 flex-col gap-1", className)}>
      <div
        className="flex flex-col overflow-hidden rounded border border-line-strong bg-code"
        style={{ height: Math.min(Math.max(height, leastHeight), mostHeight) + 2 }}
      >
        <CodeEditor
          label={label}
          documentKey={documentKey}
          value={value}
          onChange={onChange}
          onRun={onRun}
          markers={markers}
          load={load}
          isShort
          {...(ref && { ref })}
          {...(draftField !== undefined && { draftField })}
          describedBy={describedBy ? `${describedBy} ${noteId}` : noteId}
          className="grow"
        />
      </div>
      <PromqlNote
        id={noteId}
        isTooLong={value.length > longestRead}
        message={isShown ? problem.message : null}
      />
    </div>
  );
}
