"use client";

import { useEffect, useRef } from "react";
import { CodeEditor } from "@/components/editor/code-editor";
import type { CodeEditorHandle } from "@/components/editor/editor-marker";
import {
  useActivePassed,
  useActiveStep,
  useFields,
  useLab,
  useLabState,
} from "@/components/lab/session/lab-session";
import { NotTaken } from "@/components/lab/session/not-taken";
import { isRunKey } from "@/components/ui/is-run-key";
import { warmWorker } from "@/lib/shell/warm-worker";
import { ScriptControls } from "./script-controls";
import { settleHandover, useHandover } from "./script-handover";
import { ScriptOutput } from "./script-output";
import { ScriptReplaced } from "./script-replaced";
import type { ScriptRun } from "./script-runs";
import { useScriptRuns } from "./use-script-runs";

// This part is loaded when its tab is opened: the shell loads while the tab is drawn.
if (typeof Worker === "function") warmWorker();

/** Runs shell commands in the browser; what they send reaches the learner's own servers. */
export function ScriptPanel() {
  const { actions, learner, names } = useLab();
  const step = useActiveStep();
  const script = useFields("script").text ?? "";
  const isPassed = useActivePassed();
  const isExternal = useLabState(({ sandbox }) => sandbox.isExternal);
  const scripts = useScriptRuns({ learner, names }, actions, step, isExternal);
  const editor = useRef<CodeEditorHandle>(null);
  const isFresh = useHandover()?.isFresh ?? false;

  useEffect(() => {
    if (!isFresh) return;
    editor.current?.goTo(1, 1);
    settleHandover();
  }, [isFresh]);

  if (!step) return null;
  const run = () => void scripts.run(script);
  const notTaken = lastNotTaken(scripts.runs);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the shortcut is for whatever has the focus inside
    <div
      className="flex min-h-0 grow flex-col"
      onKeyDown={(event) => {
        if (!isRunKey(event) || event.defaultPrevented) return;
        event.preventDefault();
        run();
      }}
    >
      <ScriptControls
        isPassed={isPassed}
        isEmpty={script.trim() === ""}
        scripts={scripts}
        onRun={run}
      />
      <ScriptReplaced stepId={step.id} />
      <div className="flex min-h-40 grow basis-0 flex-col border-t bg-code">
        <CodeEditor
          label="Script"
          language="shell"
          documentKey={step.id}
          value={script}
          onChange={(text) => actions.edit(step.id, "script", { text })}
          onRun={run}
          ref={editor}
          draftField="script.text"
          className="grow"
        />
      </div>
      <ScriptOutput runs={scripts.runs} isExternal={isExternal} />
      {notTaken && (
        <div className="border-t px-4 py-2 text-sm leading-6">
          <NotTaken
            key={notTaken.id}
            message={notTaken.notTaken}
            onSendAgain={() => void scripts.run(notTaken.script)}
          />
        </div>
      )}
    </div>
  );
}

/** The newest run, if it has ended and the app did not take something of it. */
function lastNotTaken(runs: readonly ScriptRun[]) {
  const last = runs.at(-1);
  if (!last || last.end === null || last.notTaken === null) return null;
  return { id: last.id, script: last.script, notTaken: last.notTaken };
}
