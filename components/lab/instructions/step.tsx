"use client";

import { cx } from "class-variance-authority";
import { type ReactNode, Suspense, useId } from "react";
import { AskForHelp } from "@/components/lab/classroom/ask-for-help";
import { StepMessages } from "@/components/lab/classroom/step-messages";
import { Notebook } from "@/components/lab/notebook/notebook";
import type { StepOutline } from "@/components/lab/session/lab-outline";
import { useClosed, useLabState } from "@/components/lab/session/lab-session";
import { isUntouched } from "@/components/lab/session/lab-state";
import { enterWorkspace } from "@/components/lab/session/workspace-sheet";
import { VerdictStatus } from "@/components/lab/verdict/verdict-status";
import { statusOf } from "@/components/lab/verdict/verdict-words";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { StatusIcon } from "@/components/ui/status";
import type { StepHint } from "./hint-order";
import { keepHeight } from "./keep-height";
import { useCheck } from "./use-check";

const NextStep = lazyPart(() => import("./next-step").then((part) => part.NextStep));
const VerdictDetails = lazyPart(() =>
  import("@/components/lab/verdict/verdict-details").then((part) => part.VerdictDetails),
);
const ClosedStep = lazyPart(() =>
  import("@/components/lab/classroom/closed-step").then((part) => part.ClosedStep),
);
const HintLadder = lazyPart(() => import("./hint-ladder").then((part) => part.HintLadder));

interface StepProps {
  step: Pick<StepOutline, "id" | "number" | "title" | "taskId" | "kind" | "check">;
  hints: readonly StepHint[];
  /** The step's text. */
  children: ReactNode;
}

/** One step: its text, and below it how it stands on the learner's own servers. */
export function Step({ step, hints, children }: StepProps) {
  const titleId = useId();
  const status = useLabState(({ verdicts }) => statusOf(verdicts[step.id], step.check));
  const isActive = useLabState(({ activeStepId }) => activeStepId === step.id);
  const hasCheck = step.kind !== "read";
  return (
    <section
      id={step.id}
      data-step={step.id}
      data-place={step.id}
      aria-labelledby={titleId}
      aria-current={isActive ? "step" : undefined}
      className={cx(
        "scroll-mt-4 border-l-2 pl-4 transition-colors sm:pl-5",
        isActive ? "border-text" : "border-transparent",
      )}
    >
      <div className="flex items-start gap-2.5">
        {hasCheck && <StatusIcon status={status} className="mt-1 size-5" />}
        <h3 id={titleId} className="min-w-0 grow text-lg font-semibold">
          {step.title}
        </h3>
        <span className="mt-1 shrink-0 font-mono text-[13px] text-muted">{step.number}</span>
      </div>
      <div className="mt-3">{children}</div>
      {hasCheck && <StepOutcome step={step} hints={hints} isActive={isActive} />}
    </section>
  );
}

type StepOutcomeProps = Pick<StepProps, "step" | "hints"> & { isActive: boolean };

/** What comes with a pass has its place from the start, so that nothing below it moves, nor what is there already. */
function StepOutcome({ step, hints, isActive }: StepOutcomeProps) {
  const verdict = useLabState(({ verdicts }) => verdicts[step.id]);
  const { isBusy, error, check } = useCheck(step.id);
  const isPassed = verdict?.outcome === "passed";
  const isClosed = useClosed(step.id);
  const hasStumbled = useLabState(({ stumbled }) => stumbled[step.id] ?? false);
  return (
    <div ref={keepHeight} className="mt-5 flex min-h-77 flex-col gap-3 lg:min-h-64">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          data-check
          className="scroll-mt-4"
          isBusy={isBusy}
          disabled={isClosed && !isPassed}
          onClick={() => void check()}
        >
          Check
        </Button>
        <Button size="small" className="lg:not-focus-visible:sr-only" onClick={enterWorkspace}>
          Work on this step
        </Button>
        <AskForHelp stepId={step.id} />
      </div>
      <VerdictStatus verdict={verdict} check={step.check} />
      {isClosed && !isPassed && (
        <Suspense>
          <ClosedStep />
        </Suspense>
      )}
      <StepMessages stepId={step.id} />
      <Notebook stepId={step.id} />
      <div role="alert" className="empty:hidden">
        {error && <p className="text-sm text-failed">The check was not made. {error}</p>}
      </div>
      {verdict && !isUntouched(verdict, step.check) && (
        <Suspense>
          <VerdictDetails verdict={verdict} check={step.check} />
        </Suspense>
      )}
      {!isPassed && hasStumbled && (
        <Suspense>
          <HintLadder stepId={step.id} hints={hints} />
        </Suspense>
      )}
      {isPassed && isActive && (
        <Suspense>
          <NextStep after={step.id} />
        </Suspense>
      )}
    </div>
  );
}
