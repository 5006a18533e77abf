"use client";

import { Suspense } from "react";
import type { EditorMarker } from "@/components/editor/editor-marker";
import { readLineEndings, withLineFeeds } from "@/components/editor/line-endings";
import { Button } from "@/components/ui/button";
import { handFocusOn } from "@/components/ui/hand-focus-on";
import { lazyPart } from "@/components/ui/lazy-part";
import type { PastedRequest } from "@/lib/domain/pushgateway/exposition/pasted-request";
import { RequestProblems } from "./request-problems";

const PastedNote = lazyPart(() => import("./pasted-note").then((part) => part.PastedNote));

interface BodyNotesProps {
  id: string;
  body: string;
  method: string;
  /** The method carries no body. */
  isIgnored: boolean;
  /** The body is read, which begins when the page is usable. */
  isRead: boolean;
  markers: readonly EditorMarker[];
  onChange: (body: string) => void;
  onTakeRequest: (request: PastedRequest) => void;
  onReadCommand: () => void;
  onGoTo: (line: number, column: number) => void;
}

const endingNames = { none: "", lf: "LF", crlf: "CRLF", mixed: "CRLF and LF mixed" };

/** What mends the text goes with what it has mended. */
const backToText = handFocusOn('#workspace [aria-label="Metrics"]');

/** Whether the body ends in a newline and which line endings it has, which no editor shows, and its problems. */
export function BodyNotes(props: BodyNotesProps) {
  const { id, body, method, isIgnored, isRead, markers, onChange, onGoTo } = props;
  const { onTakeRequest, onReadCommand } = props;
  return (
    <>
      <div
        id={id}
        className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1 text-[13px] text-muted"
      >
        {isIgnored ? (
          <span>A {method} is sent without this text.</span>
        ) : body === "" ? (
          <span>The body is empty.</span>
        ) : (
          <Endings body={body} onChange={onChange} />
        )}
        {isRead && body !== "" && (
          <Suspense>
            <PastedNote body={body} onTakeRequest={onTakeRequest} onReadCommand={onReadCommand} />
          </Suspense>
        )}
      </div>
      <RequestProblems markers={markers} onGoTo={onGoTo} />
    </>
  );
}

function Endings({ body, onChange }: Pick<BodyNotesProps, "body" | "onChange">) {
  const { kind } = readLineEndings(body);
  const isForeign = kind === "crlf" || kind === "mixed";
  return (
    <>
      {body.endsWith("\n") ? (
        <span>The last line ends with a newline.</span>
      ) : (
        <>
          <span className="text-text">The last line does not end with a newline.</span>
          <Button ref={backToText} size="small" onClick={() => onChange(`${body}\n`)}>
            Add a newline
          </Button>
        </>
      )}
      {kind !== "none" && (
        <span className={isForeign ? "text-text" : undefined}>
          Line endings: {endingNames[kind]}
        </span>
      )}
      {isForeign && (
        <Button ref={backToText} size="small" onClick={() => onChange(withLineFeeds(body))}>
          Convert to LF
        </Button>
      )}
    </>
  );
}
