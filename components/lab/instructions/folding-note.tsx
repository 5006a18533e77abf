"use client";

import { ChevronRight, Info } from "lucide-react";
import type { ReactNode } from "react";
import { useIsExpert } from "./expert-mode";

/** Open in normal mode and folded in expert mode, until the reader decides otherwise. */
export function FoldingNote({ title, children }: { title: string; children: ReactNode }) {
  const isExpert = useIsExpert();
  return (
    <details
      open={!isExpert}
      className="folds-for-experts group/note rounded bg-raised text-sm leading-6"
    >
      <summary className="flex list-none items-start gap-2.5 rounded px-3 py-2 font-medium">
        <Info aria-hidden className="mt-1 size-4 shrink-0 text-muted" />
        <span className="min-w-0 grow">{title}</span>
        <ChevronRight
          aria-hidden
          className="mt-1 size-4 shrink-0 text-muted transition-transform group-open/note:rotate-90"
        />
      </summary>
      <div className="px-3 pb-2.5 sm:pl-9.5">{children}</div>
    </details>
  );
}
