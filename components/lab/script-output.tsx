"use client";

import { useEffect, useRef } from "react";
import { Kbd } from "@/components/ui/kbd";

export interface OutputPart {
  id: number;
  kind: "stdout" | "stderr" | "note";
  text: string;
}

const colours = { stdout: "text-text", stderr: "text-failed", note: "text-muted" } as const;

/** What a page shows of one part at most; the rest is counted. */
const maxShown = 100_000;

/** The transcript of the runs, newest last. */
export function ScriptOutput({
  parts,
  isRunning,
}: {
  parts: readonly OutputPart[];
  isRunning: boolean;
}) {
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (parts.length > 0) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [parts]);
  return (
    <div
      ref={log}
      role="log"
      aria-label="Output"
      aria-busy={isRunning}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="min-h-36 shrink-0 basis-2/5 overflow-auto border-t px-4 py-3 font-mono text-[13px] leading-5 -outline-offset-2 lg:max-h-[45%]"
    >
      {parts.length === 0 && (
        <p className="font-sans text-sm text-muted">
          The output will stand here. <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> runs the script in a
          simulated shell in this page; <code>curl</code> reaches your own servers alone.
        </p>
      )}
      {parts.map(({ id, kind, text }) => (
        <pre key={id} className={`whitespace-pre-wrap break-all ${colours[kind]}`}>
          {shorten(text)}
        </pre>
      ))}
    </div>
  );
}

function shorten(text: string): string {
  if (text.length <= maxShown) return text;
  const rest = (text.length - maxShown).toLocaleString("en");
  return `${text.slice(0, maxShown)}\n… and ${rest} more characters, which are not shown.`;
}
