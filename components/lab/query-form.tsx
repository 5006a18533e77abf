"use client";

import { type RefObject, useState } from "react";
import type { CodeEditorHandle } from "@/components/editor/editor-marker";
import { PromqlEditor } from "@/components/editor/promql-editor";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { sandboxNames } from "@/lib/client/promql-names";
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
  editor: RefObject<CodeEditorHandle | null>;
  onChange: (expression: string) => void;
  onRun: (expression: string) => void;
}

/** As much as is kept of a draft. */
const maxLength = 4096;

/** Where an expression is written, and what can be done with it. */
export function QueryForm(props: QueryFormProps) {
  const { step, expression, isBusy, history, editor, onChange, onRun } = props;
  const isPassed = useActivePassed();
  const [names] = useState(sandboxNames);
  const [isPastOpen, setPastOpen] = useState(false);
  const isGraph = queryView.use() === "graph";
  const range = graphRange.use();

  function putBack(past: string) {
    onChange(past);
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
          value={expression}
          onChange={(text) => onChange(text.slice(0, maxLength))}
          onRun={() => onRun(expression)}
          sources={names}
          ref={editor}
          describedBy="query-purpose"
          className="grow"
        />
        <Button
          variant={isPassed ? "quiet" : "primary"}
          isBusy={isBusy}
          disabled={expression.trim() === ""}
          onClick={() => onRun(expression)}
          className="h-10"
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
        {isPastOpen && <QueryPast history={history} onPut={putBack} onRun={onRun} />}
      </Disclosure>
    </div>
  );
}
