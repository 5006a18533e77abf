"use client";

import { cx } from "class-variance-authority";
import { memo } from "react";
import { endWords, hasFailed, type OutputPart, printable, type ScriptRun } from "./script-runs";

/** The transcript of one run: its first line, what it printed, and how it ended. */
export const ScriptRunOutput = memo(function ScriptRunOutput({ run }: { run: ScriptRun }) {
  const { parts, hidden, end } = run;
  return (
    <div className="border-t pt-2 first:border-t-0 first:pt-0">
      <p className="truncate font-medium text-muted">
        <span aria-hidden>$ </span>
        <span className="sr-only">Run: </span>
        {firstLine(run.script)}
      </p>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are added at the end alone
        <Part key={at} part={part} />
      ))}
      {hidden > 0 && (
        <p className="text-muted">
          … and {hidden.toLocaleString("en")} more characters, which are not shown.
        </p>
      )}
      {end && (
        <p className={cx("pb-2", hasFailed(end) ? "text-failed" : "text-muted")}>{endWords(end)}</p>
      )}
    </div>
  );
});

const Part = memo(function Part({ part: { kind, text } }: { part: OutputPart }) {
  if (kind === "note") return <p className="text-muted italic">{text}</p>;
  if (kind === "accepted" || kind === "refused" || kind === "unanswered")
    return <Answer kind={kind} text={text} />;
  const shown = printable(text);
  if (kind === "stdout") return <pre className="whitespace-pre-wrap break-words">{shown}</pre>;
  return (
    <div className="flex gap-2 border-l-2 border-failed pl-2 text-failed">
      <span className="h-5 shrink-0 rounded bg-raised px-1.5 text-xs leading-5 text-muted select-none">
        stderr
      </span>
      <pre className="min-w-0 whitespace-pre-wrap break-words">{shown}</pre>
    </div>
  );
});

const answerWords = { accepted: "accepted", refused: "refused", unanswered: "no answer" } as const;

/** What a server answered to a push, by word and colour. */
function Answer({ kind, text }: { kind: keyof typeof answerWords; text: string }) {
  const isAccepted = kind === "accepted";
  return (
    <p className={cx("flex gap-2 border-l-2 pl-2", isAccepted ? "border-passed" : "border-failed")}>
      <span
        className={cx(
          "h-5 shrink-0 rounded px-1.5 text-xs leading-5 whitespace-nowrap",
          isAccepted ? "bg-passed-ground text-passed" : "bg-failed-ground text-failed",
        )}
      >
        {answerWords[kind]}
      </span>
      <span className={cx("min-w-0 break-words", isAccepted ? "text-muted" : "text-failed")}>
        {text}
      </span>
    </p>
  );
}

function firstLine(script: string): string {
  const lines = script.trim().split("\n");
  const more = lines.length - 1;
  const first = (lines[0] ?? "").slice(0, 200);
  return more === 0 ? first : `${first} … and ${more} more ${more === 1 ? "line" : "lines"}`;
}
