"use client";

import { Eraser, Play, Square } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { CodeEditor } from "@/components/editor/code-editor";
import { Button } from "@/components/ui/button";
import { type OpenShell, openShell, type ScriptEnd } from "@/lib/shell/open-shell";
import { useActivePassed, useActiveStep, useLab, useLabState } from "./lab-session";
import { type OutputPart, ScriptOutput } from "./script-output";

/** Runs shell commands in the browser; what they send reaches the learner's own servers. */
export function ScriptPanel() {
  const { actions, learner } = useLab();
  const step = useActiveStep();
  const script = useLabState(({ drafts }) => (step && drafts[step.id]?.script) ?? "");
  const isPassed = useActivePassed();
  const shell = useRef<OpenShell | null>(null);
  const [parts, setParts] = useState<readonly OutputPart[]>([]);
  const [isRunning, setRunning] = useState(false);

  useEffect(() => {
    const opened = openShell(learner);
    shell.current = opened;
    return () => opened.close();
  }, [learner]);

  if (!step) return null;

  async function run() {
    if (isRunning || script.trim() === "" || !shell.current) return;
    setRunning(true);
    const begin = performance.now();
    const end = await shell.current.run(script, actions.sendingStep());
    const seconds = (performance.now() - begin) / 1000;
    setParts((before) => [...before, ...tell(end, seconds, before.length)].slice(-maxParts));
    setRunning(false);
  }

  return (
    <div
      className="flex min-h-0 grow flex-col"
      onKeyDown={(event) => {
        const isRun = event.key === "Enter" && (event.ctrlKey || event.metaKey);
        if (!isRun || event.defaultPrevented) return;
        event.preventDefault();
        void run();
      }}
    >
      <div className="flex shrink-0 items-center gap-2 p-3">
        <Button
          variant={isPassed ? "quiet" : "primary"}
          isBusy={isRunning}
          disabled={script.trim() === ""}
          onClick={() => void run()}
        >
          {!isRunning && <Play aria-hidden className="size-4" />} Run
        </Button>
        {isRunning && (
          <Button variant="quiet" onClick={() => shell.current?.stop()}>
            <Square aria-hidden className="size-4" /> Stop
          </Button>
        )}
        <Button
          variant="ghost"
          className="ml-auto"
          disabled={parts.length === 0}
          onClick={() => setParts([])}
        >
          <Eraser aria-hidden className="size-4" /> Clear output
        </Button>
      </div>
      <div className="flex min-h-40 grow basis-0 flex-col border-t bg-code">
        <CodeEditor
          label="Script"
          language="shell"
          documentKey={step.id}
          value={script}
          onChange={(text) => actions.edit(step.id, { script: text })}
          onRun={() => void run()}
          className="grow"
        />
      </div>
      <ScriptOutput parts={parts} isRunning={isRunning} />
    </div>
  );
}

/** Parts of older runs than these are let go. */
const maxParts = 60;

function tell(end: ScriptEnd, seconds: number, after: number): OutputPart[] {
  const told: Omit<OutputPart, "id">[] =
    end.kind === "ended"
      ? [
          { kind: "stdout", text: end.stdout },
          { kind: "stderr", text: end.stderr },
          { kind: "note", text: `exit ${end.exitCode} after ${seconds.toFixed(2)} s` },
        ]
      : [{ kind: "note", text: notes[end.kind] }];
  return told
    .filter(({ text }) => text !== "")
    .map((part, at) => ({ ...part, id: Date.now() * 10 + (after % 3) + at }));
}

const notes = {
  stopped: "Stopped. What the script had sent before has happened; what it printed is lost.",
  "too-long": "The script was stopped: it ran for more than a minute.",
  broken:
    "The shell could not be started. The connection may be lost; your script is kept. Reload the page.",
} as const;
