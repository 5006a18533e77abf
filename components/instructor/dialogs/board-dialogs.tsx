"use client";

import { useBoardState, useShow } from "@/components/instructor/session/board-session";
import { AnnounceDialog } from "./announce-dialog";
import { BeginAnewDialog } from "./begin-anew-dialog";
import { HintDialog } from "./hint-dialog";
import { JoinDialog } from "./join-dialog";
import { KeysDialog } from "./keys-dialog";
import { NewWorkshopDialog } from "./new-workshop-dialog";
import { TogetherDialog } from "./together-dialog";
import { EndDialog, PauseDialog, SettingsDialog } from "./workshop-dialogs";
import { WorkshopsDialog } from "./workshops-dialog";

/** The dialog that is open. */
export function BoardDialogs() {
  const dialog = useBoardState((page) => page.dialog);
  const show = useShow();
  const onClose = () => show({ dialog: null });
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "announce":
      return <AnnounceDialog to={dialog.to} onClose={onClose} />;
    case "hint":
      return <HintDialog at={dialog} onClose={onClose} />;
    case "together":
      return <TogetherDialog at={dialog} onClose={onClose} />;
    case "pause":
      return <PauseDialog onClose={onClose} />;
    case "begin-anew":
      return <BeginAnewDialog onClose={onClose} />;
    case "end":
      return <EndDialog onClose={onClose} />;
    case "settings":
      return <SettingsDialog onClose={onClose} />;
    case "new-workshop":
      return <NewWorkshopDialog onClose={onClose} />;
    case "workshops":
      return <WorkshopsDialog onClose={onClose} />;
    case "join":
      return <JoinDialog onClose={onClose} />;
    case "keys":
      return <KeysDialog onClose={onClose} />;
  }
}
