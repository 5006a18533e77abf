"use client";

import { Button } from "@/components/ui/button";

interface NewlineNoteProps {
  id: string;
  body: string;
  method: string;
  /** The method carries no body. */
  isIgnored: boolean;
  onAdd: () => void;
}

/** Whether the body ends in a newline: nothing shows that in an editor, and the gateway insists on it. */
export function NewlineNote({ id, body, method, isIgnored, onAdd }: NewlineNoteProps) {
  return (
    <div
      id={id}
      className="flex h-9 shrink-0 items-center gap-2 overflow-hidden px-4 text-[13px] whitespace-nowrap text-muted"
    >
      {isIgnored ? (
        <span className="truncate">A {method} is sent without this text.</span>
      ) : body === "" ? (
        <span className="truncate">The body is empty.</span>
      ) : body.endsWith("\n") ? (
        <span className="truncate">The last line ends with a newline.</span>
      ) : (
        <>
          <span className="truncate text-text">The last line does not end with a newline.</span>
          <Button size="small" onClick={onAdd}>
            Add a newline
          </Button>
        </>
      )}
    </div>
  );
}
