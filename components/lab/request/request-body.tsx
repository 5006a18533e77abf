"use client";

import { type ReactNode, Suspense, useRef } from "react";
import { CodeEditor } from "@/components/editor/code-editor";
import type { CodeEditorHandle, EditorMarker } from "@/components/editor/editor-marker";
import { lazyPart } from "@/components/ui/lazy-part";
import type { PastedRequest } from "@/lib/domain/pushgateway/exposition/pasted-request";
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
  /** Takes a request that was pasted into the body. */
  onTakeRequest: (request: PastedRequest) => void;
  /** Reads the body as a command. */
  onReadCommand: () => void;
  onRun: () => void;
  /** The answer, which gives way to what is said of the text: so the editor stays where it is. */
  children: ReactNode;
}

/** The body in its editor; below it what is to be said of its text, and the answer. */
export function RequestBody(props: RequestBodyProps) {
  const { stepId, method, isIgnored, body, reading, onChange, onRun, children } = props;
  const { onTakeRequest, onReadCommand } = props;
  const editor = useRef<CodeEditorHandle>(null);
  const markers = reading?.markers ?? noMarkers;
  return (
    <>
      <div className="flex min-h-40 grow basis-0 flex-col border-y bg-code lg:min-h-28">
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
          draftField="request.body"
          className="grow"
        />
      </div>
      <div className="flex min-h-0 shrink-0 basis-[45%] flex-col">
        <div className="min-h-9 shrink-0">
          <Suspense fallback={null}>
            <BodyNotes
              id="metrics-note"
              body={body}
              method={method}
              isIgnored={isIgnored}
              isRead={reading !== null}
              markers={markers}
              onChange={onChange}
              onTakeRequest={(request) => {
                onTakeRequest(request);
                // The button goes with what it has moved. By then the editor shows the rest.
                requestAnimationFrame(() => editor.current?.goTo(1, 1));
              }}
              onReadCommand={onReadCommand}
              onGoTo={(line, column) => editor.current?.goTo(line, column)}
            />
          </Suspense>
        </div>
        {children}
      </div>
    </>
  );
}
