"use client";

import { useEffect, useRef, useState } from "react";
import type { CodeEditorHandle } from "@/components/editor/editor-marker";
import { judgeStep } from "@/components/lab/session/judge-step";
import type { StepOutline } from "@/components/lab/session/lab-outline";
import { useActiveStep, useFields, useLab } from "@/components/lab/session/lab-session";
import type { LabState } from "@/components/lab/session/lab-state";
import { NotTaken } from "@/components/lab/session/not-taken";
import { Callout } from "@/components/ui/callout";
import { type ApiError, explainApiError, isPause } from "@/lib/client/api-error";
import { type ExternalStore, useStore } from "@/lib/client/external-store";
import { createQueryHistory } from "@/lib/client/query-history";
import { serverNowMs } from "@/lib/client/server-clock";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { QueryForm } from "./query-form";
import { QueryResult } from "./query-result";
import { createQueryRun, type QueryRun } from "./query-run";
import { graphRange, queryView } from "./query-settings";
import { whenPassed } from "./when-passed";

/** When the values were evaluated that a verdict tells, in Unix seconds, so that the table has the same. */
function momentOf({ outcome, checkedAt }: Verdict): number | undefined {
  return outcome === "failed" ? Date.parse(checkedAt) / 1000 : undefined;
}

/** Evaluates an expression on the learner's own Prometheus; for a query step it is also the answer. */
export function QueryPanel() {
  const { actions, learner, store } = useLab();
  const step = useActiveStep();
  const expression = useFields("expression").text ?? "";
  const [history] = useState(() => createQueryHistory(learner.id));
  const stepId = step?.id ?? "";
  const run = useRunOf(stepId);
  const editor = useRef<CodeEditorHandle>(null);
  const [unchecked, setUnchecked] = useState<{ stepId: string; error: ApiError } | null>(null);
  const [isJudging, setJudging] = useState(false);
  /** The step whose newest answer is in the table and may yet pass by itself, as after the first scrape. */
  const [awaited, setAwaited] = useState<string | null>(null);
  useEffect(() => {
    if (!awaited || awaited !== stepId) return;
    return whenPassed(store, awaited, () => {
      if (run.state.get().table.outcome) void run.look("table", graphRange.get());
    });
  }, [store, awaited, stepId, run]);
  const isAsking = useStore(run.state, ({ table, graph }) => table.isBusy || graph.isBusy);
  if (!step) return null;

  async function answer(asked: StepOutline, text: string) {
    setJudging(true);
    const judged = await judgeStep(actions, asked, text);
    setJudging(false);
    setUnchecked(judged.ok ? null : { stepId: asked.id, error: judged.error });
    return judged.ok ? judged.value : null;
  }

  async function execute(asked: StepOutline, text: string) {
    if (text.trim() === "" || isJudging) return;
    if (text !== expression) actions.edit(asked.id, "expression", { text });
    history.add(text);
    setUnchecked(null);
    setAwaited(null);
    if (asked.kind === "query") actions.executed(asked.id);
    const isOpen = store.get().verdicts[asked.id]?.outcome !== "passed";
    const verdict = asked.kind === "query" ? await answer(asked, text) : null;
    const atS = verdict ? momentOf(verdict) : undefined;
    await run.execute(text, queryView.get(), graphRange.get(), atS);
    if (isOpen && verdict && verdict.outcome !== "passed") setAwaited(asked.id);
  }

  return (
    <div className="flex min-h-0 grow flex-col">
      <QueryForm
        step={step}
        expression={expression}
        isBusy={isAsking || isJudging}
        history={history}
        editor={editor}
        onChange={(text) => actions.edit(step.id, "expression", { text })}
        onRun={(text) => void execute(step, text)}
      />
      <QueryResult run={run} onGoTo={({ line, column }) => editor.current?.goTo(line, column)}>
        {unchecked?.stepId === step.id && (
          <div role="alert">
            <Unchecked error={unchecked.error} onSendAgain={() => void execute(step, expression)} />
          </div>
        )}
      </QueryResult>
    </div>
  );
}

/** A run for each step, as each has an expression of its own: a result stands beside what it answers. */
function useRunOf(stepId: string): QueryRun {
  const { store } = useLab();
  const [runOf] = useState(() => {
    const runs = new Map<string, QueryRun>();
    return (id: string) => {
      const run = runs.get(id) ?? createQueryRun(portsOf(store));
      runs.set(id, run);
      return run;
    };
  });
  return runOf(stepId);
}

const portsOf = (store: ExternalStore<LabState>) => ({
  nowMs: () => serverNowMs(store.get().clock, Date.now()),
  scrapeIntervalMs: () => store.get().sandbox.scrapeIntervalMs,
});

function Unchecked({ error, onSendAgain }: { error: ApiError; onSendAgain: () => void }) {
  const message = explainApiError(error);
  const isPaused = isPause(error);
  return (
    <Callout tone={isPaused ? "note" : "failed"} title="The answer was not checked">
      {isPaused ? <NotTaken message={message} onSendAgain={onSendAgain} /> : message}
    </Callout>
  );
}
