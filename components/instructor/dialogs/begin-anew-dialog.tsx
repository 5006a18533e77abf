"use client";

import { useState } from "react";
import { useAct, useBoardState } from "@/components/instructor/session/board-session";
import { DialogActions } from "@/components/instructor/ui/dialog-actions";
import { Modal } from "@/components/instructor/ui/modal";
import { beginAnew } from "@/lib/client/instructor/actions";

/** Removes what a rehearsal has left, which cannot be taken back. */
export function BeginAnewDialog({ onClose }: { onClose: () => void }) {
  const act = useAct();
  const [isBusy, setBusy] = useState(false);
  const learners = useBoardState((page) => page.learners);
  const all = [...learners.values()];
  const uncounted = all.filter(({ isCounted }) => !isCounted).length;
  const others = all.length - uncounted;

  async function begin() {
    setBusy(true);
    const begun = await act(beginAnew(), ({ removed, isAnew }) =>
      isAnew ? "The workshop begins anew." : `${removed} removed.`,
    );
    setBusy(false);
    if (begun) onClose();
  }

  return (
    <Modal
      title="Begin anew"
      onClose={onClose}
      actions={
        <DialogActions
          onClose={onClose}
          variant="danger"
          isBusy={isBusy}
          disabled={others > 0 && uncounted === 0}
          onClick={() => void begin()}
        >
          {others === 0 ? "Begin anew" : uncounted === 0 ? "Remove" : `Remove ${uncounted}`}
        </DialogActions>
      }
    >
      <div className="flex max-w-[60ch] flex-col gap-3 text-sm leading-6">
        <p>
          {uncounted === 0
            ? "Nobody here is marked as not counted. A learner’s menu marks those of a rehearsal; who joins while signed in here is marked already."
            : `${uncounted === 1 ? "One learner who does" : `${uncounted} learners who do`} not count will be removed, with their names, attempts and sandboxes.`}
        </p>
        <p className="text-muted">
          {others > 0
            ? `${others === 1 ? "One learner who counts stays" : `${others} learners who count stay`}, with all that was said and done.`
            : "What was announced, the pauses and the closed steps go too, and the time runs from now. The name, the labs and the join code stay."}
        </p>
      </div>
    </Modal>
  );
}
