"use client";

import { cx } from "class-variance-authority";
import { CornerUpLeft } from "lucide-react";
import { useState } from "react";
import { useLab } from "@/components/lab/session/lab-session";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import type { AttemptEntry } from "@/lib/contract/attempts";
import type { DraftFields } from "@/lib/contract/drafts";
import { NotebookBody, NotebookText } from "./notebook-body";
import { NotebookVerdict } from "./notebook-verdict";
import { putBack, takenBack } from "./put-back";

interface NotebookEntryProps {
  entry: AttemptEntry;
  stepId: string;
  isNewest: boolean;
}

/** One attempt: what was sent, what was answered, and what became of the step. */
export function NotebookEntry({ entry, stepId, isNewest }: NotebookEntryProps) {
  return (
    <li className="flex flex-col gap-2 py-3 text-[13px] leading-5">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <LocalTime at={entry.at} className="text-muted" />
        <PutBack entry={entry} stepId={stepId} />
      </div>
      <Sent entry={entry} />
      <NotebookVerdict entry={entry} stepId={stepId} isNewest={isNewest} />
    </li>
  );
}

function Sent({ entry }: { entry: AttemptEntry }) {
  switch (entry.kind) {
    case "answer":
      return <NotebookText label="Expression" text={entry.expression} />;
    case "restart":
      return <p>You restarted the gateway.</p>;
    case "reset":
      return <p>You reset the sandbox.</p>;
    case "request":
      return (
        <>
          <code className="[overflow-wrap:anywhere]">
            <span className="font-medium">{entry.method}</span> {entry.path}
            {Object.entries(entry.headers).map(([name, value]) => (
              <span key={name} className="block text-muted">
                {name}: {value}
              </span>
            ))}
          </code>
          <NotebookBody body={entry.body} />
          <p>
            <span className="text-muted">Answered </span>
            <span
              className={cx(
                "font-mono font-medium",
                entry.status < 300 ? "text-passed" : "text-failed",
              )}
            >
              {entry.status}
            </span>
          </p>
          {entry.answer !== "" && <NotebookText label="Answer" text={entry.answer} />}
        </>
      );
  }
}

/** Puts an attempt where it can be changed and sent again; what stood there can be had back. */
function PutBack({ entry, stepId }: Pick<NotebookEntryProps, "entry" | "stepId">) {
  const { actions } = useLab();
  const [replaced, setReplaced] = useState<DraftFields | null>(null);
  const taken = takenBack(entry);
  if (!taken) return null;
  const { part, fields } = taken;

  function put() {
    setReplaced(actions.fieldsOf(stepId, part));
    putBack(actions, stepId, { part, fields });
  }

  function undo(before: DraftFields) {
    setReplaced(null);
    putBack(actions, stepId, { part, fields: before });
  }

  const isWithoutBody = part === "request" && fields.body === undefined;
  return (
    <>
      <Button size="small" variant="ghost" className="-mr-2" onClick={put}>
        <CornerUpLeft aria-hidden className="size-4" />
        Put back into the editor
      </Button>
      <div aria-live="polite" className="basis-full">
        {replaced && (
          <p className="flex items-center justify-between text-muted">
            {isWithoutBody ? "Method and path are back; the body is not kept whole." : "Put back."}
            <Button size="small" variant="ghost" className="-mr-2" onClick={() => undo(replaced)}>
              Undo
            </Button>
          </p>
        )}
      </div>
    </>
  );
}
