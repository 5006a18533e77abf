"use client";

import { Suspense, useState } from "react";
import { useLabState } from "@/components/lab/session/lab-session";
import { isUntouched } from "@/components/lab/session/lab-state";
import { Disclosure } from "@/components/ui/disclosure";
import { lazyPart } from "@/components/ui/lazy-part";

const NotebookList = lazyPart(() => import("./notebook-list").then((part) => part.NotebookList));

/** What the learner has sent for a step so far, folded; loaded when it is opened. */
export function Notebook({ stepId }: { stepId: string }) {
  const count = useLabState(({ attempts }) => attempts[stepId] ?? 0);
  // What was sent from elsewhere is not counted here, and yet it shows in the verdict.
  const isBegun = useLabState(
    ({ verdicts, checks }) => !isUntouched(verdicts[stepId], checks[stepId] ?? null),
  );
  const [isOpen, setOpen] = useState(false);
  if (count === 0 && !isBegun && !isOpen) return null;
  return (
    <Disclosure summary={summaryOf(count)} onToggle={setOpen}>
      {isOpen && (
        <Suspense fallback={<div className="h-36 animate-pulse rounded bg-raised" />}>
          <NotebookList stepId={stepId} />
        </Suspense>
      )}
    </Disclosure>
  );
}

function summaryOf(count: number): string {
  if (count === 0) return "Attempts";
  return count === 1 ? "1 attempt" : `${count} attempts`;
}
