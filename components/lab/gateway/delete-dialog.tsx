"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Group } from "@/lib/domain/pushgateway/group";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";

interface DeleteDialogProps {
  group: Group;
  onDelete: () => void;
  onClose: () => void;
}

/** Asks before a group goes that could not be put back. */
export function DeleteDialog({ group, onDelete, onClose }: DeleteDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <Dialog
      ref={dialog}
      title="Delete group"
      onClose={onClose}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            variant="danger"
            onClick={() => {
              onDelete();
              close();
            }}
          >
            Delete now
          </Button>
        </>
      }
    >
      <p className="text-sm leading-6 [overflow-wrap:anywhere]">
        The group <code>{formatLabels(group.labels)}</code> holds a histogram or a summary. The
        gateway&apos;s list does not tell all of it, so it cannot be put back from here.
      </p>
    </Dialog>
  );
}
