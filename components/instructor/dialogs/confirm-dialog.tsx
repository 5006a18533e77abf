"use client";

import { useState } from "react";
import { useAct } from "@/components/instructor/session/board-session";
import { DialogActions } from "@/components/instructor/ui/dialog-actions";
import { Modal } from "@/components/instructor/ui/modal";
import type { ApiError } from "@/lib/client/api-error";
import type { Result } from "@/lib/domain/result";

interface ConfirmDialogProps {
  title: string;
  text: string;
  confirm: string;
  act: () => Promise<Result<unknown, ApiError>>;
  /** What is told when it is done. */
  done?: string;
  onClose: () => void;
  onDone?: () => void;
}

/** Asks before what cannot be undone. */
export function ConfirmDialog({
  title,
  text,
  confirm,
  act: call,
  done: told = "Done.",
  onClose,
  onDone,
}: ConfirmDialogProps) {
  const act = useAct();
  const [isBusy, setBusy] = useState(false);

  async function go() {
    setBusy(true);
    const done = await act(call(), told);
    setBusy(false);
    if (!done) return;
    onClose();
    onDone?.();
  }

  return (
    <Modal
      title={title}
      onClose={onClose}
      actions={
        <DialogActions onClose={onClose} variant="danger" isBusy={isBusy} onClick={() => void go()}>
          {confirm}
        </DialogActions>
      }
    >
      <p className="max-w-[60ch] text-sm leading-6">{text}</p>
    </Modal>
  );
}
