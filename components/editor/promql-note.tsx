import { CircleAlert } from "lucide-react";
import { createElement, Fragment } from "react";

interface PromqlNoteProps {
  id: string;
  /** What is wrong, in a sentence. */
  message: string | null;
  isTooLong: boolean;
}

/** What is to be said of an expression while it is written, aloud too. */
export function PromqlNote({ id, message, isTooLong }: PromqlNoteProps) {
  return (
    <p
      id={id}
      role="status"
      aria-label="Syntax"
      className="min-h-5 text-[13px] leading-5 text-muted"
    >
      {isTooLong &&
        "This is too long to be read while you write: Prometheus alone will say what is wrong in it."}
      {message !== null && (
        <span className="flex gap-1.5 text-text">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
          <span className="min-w-0 [overflow-wrap:anywhere]">{withCode(message)}</span>
        </span>
      )}
    </p>
  );
}

/** Between backticks stands code. */
function withCode(message: string) {
  const parts = message
    .split("`")
    .map((part, i) => (i % 2 === 1 ? createElement("code", null, part) : part));
  return createElement(Fragment, null, ...parts);
}
