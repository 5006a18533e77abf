"use client";

import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { TextInput } from "@/components/ui/text-input";
import type { QueryHistory } from "@/lib/client/query-history";
import type { StepOutline } from "./lab-outline";
import { useActivePassed } from "./lab-session";
import { PagesLink } from "./pages-link";
import { QueryAnswers } from "./query-answers";
import { QueryPast } from "./query-past";
import { graphRange, queryView } from "./query-settings";

interface QueryFormProps {
  step: StepOutline;
  expression: string;
  isBusy: boolean;
  history: QueryHistory;
  onChange: (expression: string) => void;
  onRun: (expression: string) => void;
}

/** Where an expression is written, and what can be done with it. */
export function QueryForm(props: QueryFormProps) {
  const { step, expression, isBusy, history, onChange, onRun } = props;
  const isPassed = useActivePassed();
  const [isPastOpen, setPastOpen] = useState(false);
  const isGraph = queryView.use() === "graph";
  const range = graphRange.use();

  const runOnEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onRun(expression);
  };

  return (
    <div className="flex shrink-0 flex-col gap-2 border-b p-3">
      <div className="flex gap-2">
        <TextInput
          aria-label="Expression"
          aria-describedby="query-purpose"
          value={expression}
          isCode
          onChange={(event) => onChange(event.currentTarget.value)}
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
          isBusy={isBusy}
          disabled={expression.trim() === ""}
          onClick={() => onRun(expression)}
        >
          Execute
        </Button>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <QueryAnswers id="query-purpose" step={step} />
        <PagesLink
          page="prometheus"
          expression={expression}
          graphRange={isGraph ? range : undefined}
        />
      </div>
      <Disclosure
        summary="History"
        onToggle={(isOpen) => {
          history.refresh();
          setPastOpen(isOpen);
        }}
      >
        {isPastOpen && <QueryPast history={history} onPut={onChange} onRun={onRun} />}
      </Disclosure>
    </div>
  );
}
