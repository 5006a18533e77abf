"use client";

import { useEffect, useRef, useState } from "react";
import type { LabActions } from "@/components/lab/session/lab-actions";
import type { StepOutline } from "@/components/lab/session/lab-outline";
import type { Learner } from "@/lib/contract/session";
import type { TeamNames } from "@/lib/domain/site-names";
import type { TransferRequest } from "@/lib/shell/curl/transfer";
import { type OpenShell, openShell, type Transferred } from "@/lib/shell/open-shell";
import { answerByScript, isAnswer, newestOnly } from "./answer-by-script";
import { newRun, type ScriptRun, withOutput, withRun } from "./script-runs";
import { simulatedNotes } from "./simulated-jobs";
import { tellTransfer } from "./tell-transfer";
import { useKeptRuns } from "./use-kept-runs";

export interface ScriptRuns {
  runs: readonly ScriptRun[];
  /** The run that goes on. */
  running: ScriptRun | null;
  run(script: string): Promise<void>;
  stop(): void;
  clear(): void;
}

/** Runs scripts in the learner's shell, one at a time, and keeps what they print. */
export function useScriptRuns(
  { learner, names }: { learner: Learner; names: TeamNames },
  actions: LabActions,
  active: StepOutline | null,
  isExternal: boolean,
): ScriptRuns {
  const shell = useRef<OpenShell | null>(null);
  const isBusy = useRef(false);
  // A loop may ask faster than answers are checked.
  const [check] = useState(newestOnly);
  const { runs, change } = useKeptRuns(learner.id);
  const lastId = useRef(runs.length);
  const last = runs.at(-1);
  const running = last?.end === null ? last : null;

  useEffect(() => {
    shell.current ??= openShell(learner, names);
    return () => {
      shell.current?.close();
      shell.current = null;
    };
  }, [learner, names]);

  async function run(script: string): Promise<void> {
    if (isBusy.current || script.trim() === "") return;
    // A click may come between the first look of the tab and its effects.
    shell.current ??= openShell(learner, names);
    isBusy.current = true;
    const step = actions.sendingStep();
    let now = newRun(++lastId.current, script);
    const show = (changed: ScriptRun) => {
      now = changed;
      change((before) => withRun(before, changed));
    };
    show(now);
    const begin = performance.now();
    const end = await shell.current.run({
      script,
      step,
      lab: actions.labId,
      onBegin: () => show({ ...now, isLoading: false }),
      onPrinted: (parts) =>
        show(
          withOutput(
            now,
            parts.map(({ stream, text }) => ({ kind: stream, text })),
          ),
        ),
      onJobs(jobs) {
        if (isExternal) show(withOutput(now, simulatedNotes(jobs, now.parts)));
      },
      onTransfer(request, answer) {
        if (isNotTaken(answer)) show({ ...now, notTaken: answer.error.note });
        if (isPush(request)) {
          if (step !== undefined && answer.ok) actions.attempted(step);
          show(withOutput(now, [tellTransfer(request, answer)]));
        }
        if (!isAnswer(active, request)) return;
        void check(async () => {
          const isTaken = await answerByScript(actions, active, request);
          const text = "This query was taken as your answer to the step.";
          if (isTaken) show(withOutput(now, [{ kind: "note", text }]));
        });
      },
    });
    isBusy.current = false;
    show({ ...now, end: { ...end, seconds: (performance.now() - begin) / 1000 } });
  }

  return {
    runs,
    running,
    run,
    stop: () => shell.current?.stop(),
    clear: () => change(() => (running ? [running] : [])),
  };
}

const isPush = ({ service, method }: TransferRequest) =>
  service === "pushgateway" && method !== "GET" && method !== "HEAD";

const isNotTaken = (answer: Transferred): answer is Extract<Transferred, { ok: false }> =>
  !answer.ok && answer.error.kind === "refused";
