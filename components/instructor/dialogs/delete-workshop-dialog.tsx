"use client";

import { useBoardState } from "@/components/instructor/session/board-session";
import { deleteWorkshop } from "@/lib/client/instructor/actions";
import type { WorkshopAnswer } from "@/lib/contract/classroom/workshop";
import { ConfirmDialog } from "./confirm-dialog";

interface DeleteWorkshopDialogProps {
  workshop: Pick<WorkshopAnswer, "id" | "name">;
  isCurrent: boolean;
  onClose: () => void;
}

/** Deletes a workshop that has ended; the page that shows it goes to the current one. */
export function DeleteWorkshopDialog({ workshop, isCurrent, onClose }: DeleteWorkshopDialogProps) {
  const { id, name } = workshop;
  const isShown = useBoardState((page) => page.workshop.id === id);
  const stays = isCurrent ? " Its name stays until another workshop starts." : "";
  return (
    <ConfirmDialog
      title={`Delete “${name}”`}
      text={`All who were in it go, with their names, attempts, drafts and sandboxes, and so does what was said and asked, its figures and its exports. Files that you have exported are yours to keep.${stays} This cannot be undone.`}
      confirm="Delete the workshop"
      act={() => deleteWorkshop(id)}
      done={`“${name}” was deleted.`}
      onClose={onClose}
      onDone={() => isShown && window.location.assign("/instructor")}
    />
  );
}
