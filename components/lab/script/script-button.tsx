"use client";

import { SquareTerminal } from "lucide-react";
import { useLab, useLabState } from "@/components/lab/session/lab-session";
import { Button } from "@/components/ui/button";
import { handOverScript } from "./script-handover";

interface ScriptButtonProps {
  text: string;
  /** For what covers the Script tab. */
  onHandOver?: (() => void) | undefined;
}

/** Puts a command of the text into the Script tab, for the step it belongs to; it does not run. */
export function ScriptButton({ text, onHandOver }: ScriptButtonProps) {
  const { actions } = useLab();
  const activeStepId = useLabState((state) => state.activeStepId);
  return (
    <Button
      variant="ghost"
      size="icon"
      title="Put into the editor"
      aria-label="Put into the editor"
      onClick={({ currentTarget }) => {
        const own = currentTarget.closest<HTMLElement>("[data-step]")?.dataset.step;
        const stepId = own ?? activeStepId;
        if (!stepId) return;
        handOverScript(actions, stepId, text);
        onHandOver?.();
      }}
    >
      <SquareTerminal aria-hidden className="size-4" />
    </Button>
  );
}
