"use client";

import { cx } from "class-variance-authority";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { useDraftMarks } from "@/components/lab/session/draft-marks";
import { useActiveStep, useLabState } from "@/components/lab/session/lab-session";
import {
  lowerWorkspaceSheet,
  raiseWorkspaceSheet,
  useIsSheetRaised,
} from "@/components/lab/session/workspace-sheet";
import { statusOf, statusSentence } from "@/components/lab/verdict/verdict-words";
import { StatusIcon, statusText } from "@/components/ui/status";

/** The right side of a wide page; on a narrow one a sheet at the foot of the window that can be raised. */
export function WorkspacePane({ children }: { children: ReactNode }) {
  const isRaised = useIsSheetRaised();
  const marks = useDraftMarks();
  return (
    <section
      aria-label="Workspace"
      {...marks}
      className="sticky bottom-0 z-10 flex min-w-0 flex-col border-t bg-panel max-lg:max-h-[80dvh] lg:static lg:z-auto lg:min-h-0 lg:border-t-0 lg:bg-ground"
    >
      <button
        type="button"
        aria-expanded={isRaised}
        aria-controls="workspace"
        onClick={isRaised ? lowerWorkspaceSheet : raiseWorkspaceSheet}
        className="flex h-12 shrink-0 items-center gap-3 px-4 text-sm font-medium -outline-offset-2 lg:hidden"
      >
        Workspace
        <StepWorkedOn isRaised={isRaised} />
        <ChevronDown
          aria-hidden
          className={cx("size-5 transition-transform", !isRaised && "rotate-180")}
        />
      </button>
      <div
        id="workspace"
        className={cx(
          "flex min-h-0 grow flex-col overflow-y-auto max-lg:h-[70dvh] max-lg:border-t",
          !isRaised && "max-lg:hidden",
        )}
      >
        {children}
      </div>
    </section>
  );
}

/**
 * Which step the sheet works for and, while it is down, how that stands: raised, its foot says more. A screen reader
 * hears it from the step.
 */
function StepWorkedOn({ isRaised }: { isRaised: boolean }) {
  const step = useActiveStep();
  const verdict = useLabState(({ verdicts }) => (step ? verdicts[step.id] : undefined));
  const status = statusOf(verdict, step?.check ?? null);
  return (
    <span
      aria-hidden
      className="flex min-w-0 grow items-center justify-end gap-1.5 font-normal text-muted"
    >
      <span className="truncate">{step?.number}</span>
      {!isRaised && step && step.kind !== "read" && (
        <>
          <StatusIcon status={status} />
          <span className={statusText({ status })}>{statusSentence(verdict).word}</span>
        </>
      )}
    </span>
  );
}
