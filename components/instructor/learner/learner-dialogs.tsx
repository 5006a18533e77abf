"use client";

import { ConfirmDialog } from "@/components/instructor/dialogs/confirm-dialog";
import { MessageForm } from "@/components/instructor/dialogs/message-form";
import { useShow } from "@/components/instructor/session/board-session";
import { withoutLearner } from "@/components/instructor/session/board-state";
import { useNames } from "@/components/instructor/session/names";
import { removeLearner, resetLearnersSandbox } from "@/lib/client/instructor/actions";
import type { BoardLearner } from "@/lib/contract/classroom/board";
import { ChangeDialog } from "./change-dialog";
import { ResumeCodeDialog } from "./resume-code-dialog";

export type LearnerDialogKind = "message" | "rename" | "move" | "reset" | "remove" | "resume-code";

interface LearnerDialogProps {
  kind: LearnerDialogKind;
  learner: BoardLearner;
  onClose: () => void;
}

/** The dialog of something that is done for one learner. */
export function LearnerDialog({ kind, learner, onClose }: LearnerDialogProps) {
  const name = useNames().of(learner);
  switch (kind) {
    case "message":
      return (
        <MessageForm
          title={`Write to ${name}`}
          to={{ learners: [learner.id] }}
          send="Send"
          description="It appears at the top of their page at once, or when they come back."
          onClose={onClose}
        />
      );
    case "rename":
    case "move":
      return <ChangeDialog what={kind} learner={learner} onClose={onClose} />;
    case "reset":
      return (
        <ConfirmDialog
          title={`Reset the sandbox of ${name}`}
          text="Their Pushgateway and Prometheus start anew and are empty. Their progress stays. They are told that you did it."
          confirm="Reset the sandbox"
          act={() => resetLearnersSandbox(learner.id)}
          onClose={onClose}
        />
      );
    case "remove":
      return <RemoveDialog learner={learner} onClose={onClose} />;
    case "resume-code":
      return <ResumeCodeDialog learner={learner} onClose={onClose} />;
  }
}

function RemoveDialog({ learner, onClose }: Omit<LearnerDialogProps, "kind">) {
  const show = useShow();
  const name = useNames().of(learner);
  return (
    <ConfirmDialog
      title={`Remove ${name}`}
      text="They are out of the workshop at once, in all their tabs. Their attempts are deleted with their name."
      confirm="Remove from the workshop"
      act={() => removeLearner(learner.id)}
      onClose={() => onClose()}
      onDone={() =>
        show(({ learners }) => ({ selected: null, ...withoutLearner(learners, learner.id) }))
      }
    />
  );
}
