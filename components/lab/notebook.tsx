"use client";

import { lazy, Suspense, useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Skeleton } from "@/components/ui/skeleton";
import { useLabState } from "./lab-session";
import { lazyPart } from "./lazy-part";

const NotebookList = lazy(() =>
  lazyPart(import("./notebook-list").then((part) => part.NotebookList)),
);

/** What the learner has sent for a step so far, folded; loaded when it is opened. */
export function Notebook({ stepId }: { stepId: string }) {
  const count = useLabState(({ attempts }) => attempts[stepId] ?? 0);
  const [isOpen, setOpen] = useState(false);
  if (count === 0 && !isOpen) return null;
  return (
    <Disclosure summary={count === 1 ? "1 attempt" : `${count} attempts`} onToggle={setOpen}>
      {isOpen && (
        <Suspense fallback={<Skeleton className="mt-1 h-36" />}>
          <NotebookList stepId={stepId} />
        </Suspense>
      )}
    </Disclosure>
  );
}
