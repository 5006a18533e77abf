"use client";

import { Suspense, useRef } from "react";
import { CodeEditor } from "@/components/editor/code-editor";
import type { CodeEditorHandle, EditorMarker } from "@/components/editor/editor-marker";
import { lazyPart } from "@/components/ui/lazy-part";
import type { RequestReading } from "./request-reading";

const BodyNotes = lazyPart(() => import("./body-notes").then((part) => part.BodyNotes));

const noMarkers: readonly EditorMarker[] = [];

interface RequestBodyProps {
  stepId: string;
  method: string;
  /** The gateway ignores the body of a method that carries none. */
  isIgnored: boolean;
  body: string;
  reading: RequestReading | null;
  onChange: (body: string) => void;
  onRun: () => void;
}

/** The body in its editor, with what is to be said of its text below. */
export function RequestBody(props: RequestBodyProps) {
  const { stepId, method, isIgnored, body, reading, onChange, onRun } = props;
  const editor = useRef<CodeEditorHandle>(null);
  const markers = reading?.markers ?? noMarkers;
  return (
    <>
      <div className="flex min-h-40 grow basis-0 flex-col border-y bg-code">
        <CodeEditor
          label="Metrics"
          documentKey={stepId}
          value={body}
          onChange={onChange}
          onRun={onRun}
          markers={markers}
          context={reading?.context ?? null}
          ref={editor}
          describedBy="metrics-note"
          className="grow"
        />
      </div>
      <div className="min-h-9 shrink-0">
        <Suspense fallback={null}>
          <BodyNotes
            id="metrics-note"
            body={body}
            method={method}
            isIgnored={isIgnored}
            markers={markers}
            onChange={onChange}
            onGoTo={(line, column) => editor.current?.goTo(line, column)}
          />
        </Suspense>
      </div>
    </>
  );
}
