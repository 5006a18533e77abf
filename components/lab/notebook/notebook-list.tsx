"use client";

import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useLab } from "@/components/lab/session/lab-session";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/lib/client/external-store";
import { NotebookEntry } from "./notebook-entry";
import { openNotebook } from "./open-notebook";

/** The attempts of a step, newest first; they follow what is sent and judged while this is open. */
export function NotebookList({ stepId }: { stepId: string }) {
  const { lab, store, actions } = useLab();
  const at = { lab: lab.id, step: stepId };
  const [{ state, follow, reload, loadOlder }] = useState(() => openNotebook(at, store, actions));
  useEffect(follow, [follow]);
  const { entries, nextBefore, isLoaded, isBusy, error } = useStore(state, (now) => now);
  return (
    <div aria-busy={isBusy} className="flex flex-col items-start gap-3">
      <div role="alert" className="empty:hidden">
        {error && (
          <p className="mb-2 text-sm">
            <span className="text-failed">Your attempts could not be loaded.</span> {error}
          </p>
        )}
        {error && (
          <Button size="small" onClick={() => void reload()}>
            Try again
          </Button>
        )}
      </div>
      {!isLoaded && !error && <Skeleton className="h-36 w-full" />}
      {isLoaded && entries.length === 0 && (
        <p className="text-sm text-muted">
          Nothing is on record for this step. What you send for it will appear here.
        </p>
      )}
      {entries.length > 0 && (
        <ol aria-label="Attempts, newest first" className="w-full divide-y border-y">
          {entries.map((entry, i) => (
            <NotebookEntry key={entry.id} entry={entry} stepId={stepId} isNewest={i === 0} />
          ))}
        </ol>
      )}
      <div className="flex flex-wrap gap-2">
        {nextBefore !== null && (
          <Button size="small" isBusy={isBusy} onClick={() => void loadOlder()}>
            Show older attempts
          </Button>
        )}
        <a
          href={`/api/labs/${encodeURIComponent(lab.id)}/attempts.md`}
          download
          className={buttonClass({ variant: "ghost", size: "small" })}
        >
          <Download aria-hidden className="size-4" />
          Download all as Markdown
        </a>
      </div>
    </div>
  );
}
