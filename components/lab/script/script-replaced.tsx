"use client";

import { useLab } from "@/components/lab/session/lab-session";
import { Button } from "@/components/ui/button";
import { handFocusOn } from "@/components/ui/hand-focus-on";
import { forgetReplaced, useHandover } from "./script-handover";

const backToScript = handFocusOn('#workspace [aria-label="Script"]');

/** Offers back what a command of the text has taken the place of. */
export function ScriptReplaced({ stepId }: { stepId: string }) {
  const { actions } = useLab();
  const last = useHandover();
  if (!last || last.stepId !== stepId || last.before === "") return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t px-4 py-2 text-sm">
      <p role="status" className="grow">
        The command has taken the place of your own script.
      </p>
      <Button
        ref={backToScript}
        size="small"
        onClick={() => {
          actions.edit(stepId, "script", { text: last.before });
          forgetReplaced();
        }}
      >
        Put mine back
      </Button>
      <Button ref={backToScript} size="small" variant="ghost" onClick={forgetReplaced}>
        Leave it
      </Button>
    </div>
  );
}
