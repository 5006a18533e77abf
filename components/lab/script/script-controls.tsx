"use client";

import { Eraser, Play, Square } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import type { ScriptRuns } from "./use-script-runs";

interface ScriptControlsProps {
  isPassed: boolean;
  isEmpty: boolean;
  scripts: ScriptRuns;
  onRun: () => void;
}

/** Run, stop and clear, with what the shell is doing. */
export function ScriptControls({ isPassed, isEmpty, scripts, onRun }: ScriptControlsProps) {
  const { runs, running, stop, clear } = scripts;
  const runButton = useRef<HTMLButtonElement>(null);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 p-3">
      <Button
        ref={runButton}
        variant={isPassed ? "quiet" : "primary"}
        isBusy={running !== null}
        disabled={isEmpty && running === null}
        onClick={onRun}
      >
        {!running && <Play aria-hidden className="size-4" />} Run
      </Button>
      {running && (
        <Button
          variant="quiet"
          onClick={() => {
            stop();
            // The button goes, and the focus with it.
            runButton.current?.focus();
          }}
        >
          <Square aria-hidden className="size-4" /> Stop
        </Button>
      )}
      <p role="status" className="text-sm text-muted">
        {running && (running.isLoading ? "Loading the shell" : "Running")}
      </p>
      <Button
        variant="ghost"
        className="ml-auto"
        disabled={runs.length === 0}
        onClick={() => {
          clear();
          runButton.current?.focus();
        }}
      >
        <Eraser aria-hidden className="size-4" /> Clear output
      </Button>
    </div>
  );
}
