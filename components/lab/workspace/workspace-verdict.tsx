"use client";

import { cx } from "class-variance-authority";
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
 * How the step stands and, once it has passed, the way on, where one works for it: its own place may be
 * scrolled out of sight, or lie under the sheet. A screen reader hears it from there, so this one is silent.
 */
export function WorkspaceVerdict({ stepId, verdict }: WorkspaceVerdictProps) {
  const status = statusOf(verdict, useCheckOf(stepId));
  const { word, rest: reason } = statusSentence(verdict);
  const way = useWayOn(stepId);
  const isPassed = status === "passed";
  const hasLookedAgain = useLabState(({ lookedAgain }) => lookedAgain[stepId] ?? false);
  return (
    <div className="flex h-full items-center gap-3 px-4 text-[13px] leading-5">
      <StatusIcon status={status} />
      <p
        className={cx(
          "line-clamp-2 [overflow-wrap:anywhere]",
          isPassed && way && !hasLookedAgain ? "shrink-0" : "grow",
        )}
      >
        <span className={cx("font-semibold", statusText({ status }))}>{word}</span>{" "}
        {isPassed && hasLookedAgain && "earlier, not with the newest expression. "}
        <InlineCode text={isPassed && !way ? "All steps of this lab have passed." : reason} />
      </p>
      <ShowVerdict stepId={stepId} />
      {isPassed && !way && <BackToLabs />}
      {isPassed && way && (
        <NextStepLink
          way={way}
          size="small"
          className="ml-auto min-w-0 shrink!"
          onClick={lowerWorkspaceSheet}
        >
          <span className="truncate">
            {way.isLeftOut ? "Still open" : "Go on"}: {way.title}
          </span>
        </NextStepLink>
      )}
    </div>
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
  check?.scrollIntoView({ block: "center" });
}
