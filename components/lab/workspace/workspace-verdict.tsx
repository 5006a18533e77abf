"use client";

import { BackToLabs, NextStepLink, useWayOn } from "@/components/lab/instructions/next-step-link";
import { useCheckOf, useLabState } from "@/components/lab/session/lab-session";
import { lowerWorkspaceSheet } from "@/components/lab/session/workspace-sheet";
import { statusOf, statusSentence } from "@/components/lab/verdict/verdict-words";
import { InlineCode } from "@/components/markdown/inline-code";
import { StatusIcon, statusText } from "@/components/ui/status";
import type { Verdict } from "@/lib/domain/verdict/verdict";

interface WorkspaceVerdictProps {
  stepId: string;
  verdict: Verdict | undefined;
}

/**
 * How the step stands, with the whole reason, and once it has passed the way on, where one works for it: its
 * own place may be scrolled out of sight, or lie under the sheet. A screen reader hears it from there, so this
 * one is silent.
 */
export function WorkspaceVerdict({ stepId, verdict }: WorkspaceVerdictProps) {
  const status = statusOf(verdict, useCheckOf(stepId));
  const way = useWayOn(stepId);
  const isPassed = status === "passed";
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-x-3 px-4 py-1 text-[13px] leading-5 sm:flex-nowrap">
      <StatusIcon status={status} />
      <p
        // What is told anew is drawn anew: it has not moved.
        key={verdict?.diagnosis?.message ?? status}
        className={`min-w-0 [overflow-wrap:anywhere] ${isPassed && way ? "" : "grow basis-[calc(100%-2rem)] sm:basis-0"}`}
      >
        <span className={`font-semibold ${statusText({ status })}`}>
          {statusSentence(verdict).word}
        </span>{" "}
        <Reason stepId={stepId} verdict={verdict} isLast={!way} />
      </p>
      {isPassed && !way && <BackToLabs />}
      {isPassed && way && (
        <NextStepLink
          way={way}
          size="small"
          className="ml-auto min-w-0 shrink! max-sm:order-last"
          onClick={lowerWorkspaceSheet}
        >
          <span className="truncate">
            {way.isLeftOut ? "Still open" : "Go on"}: {way.title}
          </span>
        </NextStepLink>
      )}
      <ShowVerdict stepId={stepId} />
    </div>
  );
}

type ReasonProps = WorkspaceVerdictProps & {
  /** No step of the lab is open any more. */
  isLast: boolean;
};

function Reason({ stepId, verdict, isLast }: ReasonProps) {
  const hasLookedAgain = useLabState(({ lookedAgain }) => lookedAgain[stepId] ?? false);
  if (verdict?.outcome !== "passed") return <InlineCode text={statusSentence(verdict).rest} />;
  return (
    <>
      {hasLookedAgain && "earlier, not with the newest expression. "}
      {!hasLookedAgain && verdict.remarks.length > 0 && "with a remark. "}
      {isLast && "All steps of this lab have passed."}
    </>
  );
}

function ShowVerdict({ stepId }: { stepId: string }) {
  return (
    <button
      type="button"
      onClick={() => {
        lowerWorkspaceSheet();
        requestAnimationFrame(() => showVerdict(stepId));
      }}
      className="shrink-0 rounded text-muted underline underline-offset-2 hover:text-text"
    >
      Show verdict
    </button>
  );
}

/** The focus goes along, to the button that stands beside the verdict. */
function showVerdict(stepId: string): void {
  const check = document.querySelector<HTMLElement>(`#${stepId} [data-check]`);
  check?.focus({ preventScroll: true });
  check?.scrollIntoView({ block: "start", behavior: "instant" });
}
