"use client";

import { type StepOutline, stepsOf } from "@/components/lab/session/lab-outline";
import { useActivePassed, useLab } from "@/components/lab/session/lab-session";

/** What becomes of an expression: the answer of a query step, or a look for its own sake. */
export function QueryAnswers({ id, step }: { id: string; step: StepOutline }) {
  const { lab, actions } = useLab();
  const isPassed = useActivePassed();
  const others = stepsOf(lab).filter(({ kind }) => kind === "query");
  return (
    <p
      id={id}
      className="flex min-h-6 flex-wrap items-center gap-x-2 text-[13px] leading-5 text-muted"
    >
      {step.kind === "query" ? (
        <span>
          {isPassed
            ? `Step ${step.number} has passed and stays passed: what you execute now is only looked at.`
            : `What you execute is your answer to step ${step.number}.`}
        </span>
      ) : (
        <>
          <span>Step {step.number} needs no query; the result is only shown. Answer instead:</span>
          {others.map((other) => (
            <button
              key={other.id}
              type="button"
              onClick={() => actions.choose(other.id)}
              className="rounded text-text underline decoration-line-strong underline-offset-2 hover:decoration-current"
            >
              {other.number} {other.title}
            </button>
          ))}
        </>
      )}
    </p>
  );
}
