"use client";

import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { checkStep } from "@/lib/client/api";
import { explainApiError } from "@/lib/client/api-error";
import { queryPrometheus } from "@/lib/client/query-prometheus";
import type { StepOutline } from "./lab-outline";
import { useActivePassed, useActiveStep, useLab, useLabState } from "./lab-session";
import { PagesLink } from "./pages-link";
import { QueryAnswers } from "./query-answers";
import { type QueryOutcome, QueryResult } from "./query-result";

/** Evaluates an expression on the learner's own Prometheus; for a query step it is also the answer. */
export function QueryPanel() {
  const { actions } = useLab();
  const step = useActiveStep();
  const expression = useLabState(({ drafts }) => (step && drafts[step.id]?.expression) ?? "");
  const isPassed = useActivePassed();
  const [outcome, setOutcome] = useState<QueryOutcome>({ kind: "none" });
  if (!step) return null;

  async function answer(asked: StepOutline) {
    const judged = await checkStep(actions.address(asked), expression);
    if (judged.ok) {
      actions.judged(asked.id, judged.value);
      actions.attempted(asked.id);
    }
    return judged.ok ? null : explainApiError(judged.error);
  }

  async function execute(asked: StepOutline) {
    if (expression.trim() === "" || outcome.kind === "evaluating") return;
    setOutcome({ kind: "evaluating" });
    const [result, checkError] = await Promise.all([
      queryPrometheus(expression),
      asked.kind === "query" ? answer(asked) : null,
    ]);
    setOutcome(
      result.ok
        ? { kind: "evaluated", expression, result: result.value, checkError }
        : { kind: "failed", message: explainApiError(result.error) },
    );
  }

  const runOnEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void execute(step);
  };

  return (
    <div className="flex min-h-0 grow flex-col">
      <div className="flex shrink-0 flex-col gap-2 border-b p-3">
        <div className="flex gap-2">
          <TextInput
            aria-label="Expression"
            aria-describedby="query-purpose"
            value={expression}
            isCode
            onChange={(event) => actions.edit(step.id, { expression: event.currentTarget.value })}
            onKeyDown={runOnEnter}
            placeholder="PromQL"
            spellCheck={false}
            autoCapitalize="off"
            autoCorrect="off"
            autoComplete="off"
            maxLength={4096}
          />
          <Button
            variant={isPassed ? "quiet" : "primary"}
            isBusy={outcome.kind === "evaluating"}
            disabled={expression.trim() === ""}
            onClick={() => void execute(step)}
          >
            Execute
          </Button>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          <QueryAnswers id="query-purpose" step={step} />
          <PagesLink page="prometheus" expression={expression} />
        </div>
      </div>
      <QueryResult outcome={outcome} />
    </div>
  );
}
