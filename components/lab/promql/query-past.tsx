"use client";

import { Play } from "lucide-react";
import { useStore } from "@/lib/client/external-store";
import type { QueryHistory } from "@/lib/client/query-history";

interface QueryPastProps {
  history: QueryHistory;
  /** Puts an expression into the editor. */
  onPut: (expression: string) => void;
  /** Puts it there and executes it. */
  onRun: (expression: string) => void;
}

/** The expressions executed so far, to be put back or run again. */
export function QueryPast({ history, onPut, onRun }: QueryPastProps) {
  const entries = useStore(history.store, (state) => state.entries);
  if (entries.length === 0) {
    return (
      <p className="text-[13px] text-muted">
        Nothing yet. Every expression that you execute is kept here, in this browser alone.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-1">
      <ul aria-label="History" className="max-h-40 overflow-y-auto">
        {entries.map((expression) => (
          <li key={expression} className="flex items-start gap-1">
            <button
              type="button"
              title="Put into the editor"
              onClick={() => onPut(expression)}
              className="min-w-0 grow rounded px-1 py-1 text-left [font-variant-ligatures:none] font-mono text-[13px] leading-5 whitespace-pre-wrap -outline-offset-2 [overflow-wrap:anywhere] hover:bg-raised"
            >
              {expression}
            </button>
            <button
              type="button"
              aria-label={`Run ${expression}`}
              title="Run again"
              onClick={() => onRun(expression)}
              className="shrink-0 rounded p-1.5 text-muted -outline-offset-2 hover:bg-raised hover:text-text"
            >
              <Play aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
      <p className="px-1 text-[13px]">
        <button
          type="button"
          onClick={() => history.clear()}
          className="rounded text-muted underline decoration-line-strong underline-offset-2 hover:text-text hover:decoration-current"
        >
          Clear history
        </button>
      </p>
    </div>
  );
}
