"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { Kbd } from "@/components/ui/kbd";
import { reveal } from "@/components/ui/reveal";
import { ScriptRunOutput } from "./script-run-output";
import type { ScriptRun } from "./script-runs";
import { simulatedHere } from "./simulated-jobs";

interface ScriptOutputProps {
  runs: readonly ScriptRun[];
  /** The servers run in a cluster, where a Job of this shell is not. */
  isExternal: boolean;
}

/** The transcript of the runs, newest last; it follows its end unless someone reads further up. */
export function ScriptOutput({ runs, isExternal }: ScriptOutputProps) {
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const isRunning = runs.at(-1)?.end === null;
  const lastId = runs.at(-1)?.id;
  const seenId = useRef(lastId);
  useLayoutEffect(() => {
    const { current } = log;
    if (!current || runs.length === 0) return;
    if (seenId.current !== lastId) {
      isAtEnd.current = true;
      reveal(current, current.closest("#workspace"));
    }
    seenId.current = lastId;
    if (isAtEnd.current) current.scrollTop = current.scrollHeight;
  }, [runs, lastId]);
  useEffect(() => {
    const { current } = log;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) current.scrollTop = current.scrollHeight;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={log}
      role="log"
      aria-label="Output"
      aria-live="polite"
      aria-busy={isRunning}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 24;
      }}
      className="flex min-h-36 shrink-0 basis-2/5 flex-col gap-2 overflow-auto border-t px-4 py-3 font-mono text-[13px] leading-5 -outline-offset-2 lg:max-h-[45%]"
    >
      {runs.length === 0 && (
        <p className="font-sans text-sm text-muted">
          The output will appear here. <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> runs the script in a
          simulated shell in this page, where <code>curl</code> reaches only your own servers.
          {isExternal && ` ${simulatedHere}`}
        </p>
      )}
      {runs.map((run) => (
        <ScriptRunOutput key={run.id} run={run} />
      ))}
    </div>
  );
}
