"use client";

import { useState } from "react";
import { useAct } from "@/components/instructor/session/board-session";
import { useNames } from "@/components/instructor/session/names";
import { DialogActions } from "@/components/instructor/ui/dialog-actions";
import { Modal } from "@/components/instructor/ui/modal";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { newResumeCode } from "@/lib/client/instructor/actions";
import type { BoardLearner } from "@/lib/contract/classroom/board";

interface ResumeCodeDialogProps {
  learner: BoardLearner;
  onClose: () => void;
}

/** Gives a learner who has lost it a new resume code, to be read out to them. */
export function ResumeCodeDialog({ learner, onClose }: ResumeCodeDialogProps) {
  const act = useAct();
  const name = useNames().of(learner);
  const [code, setCode] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function make() {
    setBusy(true);
    const made = await act(newResumeCode(learner.id));
    setBusy(false);
    if (made) setCode(made.value.resumeCode);
  }

  return (
    <Modal
      title={`New resume code for ${name}`}
      onClose={onClose}
      actions={
        code === null ? (
          <DialogActions onClose={onClose} isBusy={isBusy} onClick={() => void make()}>
            Make a new code
          </DialogActions>
        ) : (
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        )
      }
    >
      {code === null ? (
        <p className="max-w-[60ch] text-sm leading-6">
          With it they continue on another device. The code that they had before is worth nothing
          from then on; devices where they are signed in stay so.
        </p>
      ) : (
        <p className="flex items-center gap-2 text-2xl font-semibold" aria-live="polite">
          {code}
          <CopyButton text={code} />
        </p>
      )}
    </Modal>
  );
}
