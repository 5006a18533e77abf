"use client";

import { type RefObject, useState } from "react";
import type { CodeEditorHandle } from "@/components/editor/editor-marker";
import { PromqlEditor } from "@/components/editor/promql-editor";
import type { StepOutline } from "@/components/lab/session/lab-outline";
import { useActivePassed } from "@/components/lab/session/lab-session";
import { PagesLink } from "@/components/lab/session/pages-link";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { sandboxNames } from "@/lib/client/promql-names";
import type { QueryHistory } from "@/lib/client/query-history";
import type { GraphRange } from "./graph-range";
import { QueryAnswers } from "./query-answers";
import { longestExpression, useOverlong } from "./query-length";
import { QueryPast } from "./query-past";
import { graphRange, queryView } from "./query-settings";

interface QueryFormProps {
  step: StepOutline;
  expression: string;
  isBusy: boolean;
  history: QueryHistory;
  editor: RefObject<CodeEditorHandle | null>;
  onChange: (expression: string) => void;
  onRun: (expression: string) => void;
}

/** Where an expression is written, and what can be done with it. */
export function QueryForm(props: QueryFormProps) {
  const { step, expression, isBusy, history, editor, onChange, onRun } = props;
  const isPassed = useActivePassed();
  const [names] = useState(sandboxNames);
  const [isPastOpen, setPastOpen] = useState(false);
  const isGraph = queryView.use() === "graph";
  const range = graphRange.use();
  const { text, isTooLong, write } = useOverlong(step.id, expression, onChange);
  const runIt = () => {
    if (!isTooLong) onRun(text);
  };

  function runPast(past: string) {
    write(past);
    onRun(past);
  }

  function putBack(past: string) {
    write(past);
    const lines = past.split("\n");
    // By then the editor shows it.
    requestAnimationFrame(() =>
      editor.current?.goTo(lines.length, (lines.at(-1) ?? "").length + 1),
    );
  }

  return (
    <div className="flex shrink-0 flex-col gap-2 border-b p-3">
      <div className="flex items-start gap-2">
        <PromqlEditor
          label="Expression"
          documentKey={step.id}
          value={text}
          onChange={write}
          onRun={runIt}
          sources={names}
          ref={editor}
          describedBy="query-purpose"
          draftField="expression.text"
          className="grow"
        />
        <Button
          variant={isPassed ? "quiet" : "primary"}
          isBusy={isBusy}
          disabled={isTooLong || text.trim() === ""}
          onClick={runIt}
          className="h-10"
        >
          Execute
        </Button>
      </div>
      {isTooLong && <TooLong />}
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <QueryAnswers id="query-purpose" step={step} />
        <PagesLink
          page="prometheus"
          expression={text}
          graphRange={isGraph ? shownRange(range) : undefined}
        />
      </div>
      <Disclosure
        summary="History"
        onToggle={(isOpen) => {
          history.refresh();
          setPastOpen(isOpen);
        }}
      >
        {isPastOpen && <QueryPast history={history} onPut={putBack} onRun={runPast} />}
      </Disclosure>
    </div>
  );
}

function TooLong() {
  return (
    <p role="alert" className="text-[13px] leading-5 text-failed">
      {longestExpression.toLocaleString("en")} characters are the most that an expression can have.
      Until this one is shorter, it is neither executed nor kept.
    </p>
  );
}

/** Prometheus' own page knows spans alone. */
function shownRange(range: GraphRange): string {
  return range === "fit" ? "5m" : range;
}
