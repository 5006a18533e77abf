"use client";

import { useState } from "react";
import { MessageForm } from "@/components/instructor/dialogs/message-form";
import {
  useAct,
  useBoardState,
  useNotices,
  useShow,
} from "@/components/instructor/session/board-session";
import { withChanged, withoutLearner } from "@/components/instructor/session/board-state";
import { useAreNamesHidden, useNames } from "@/components/instructor/session/names";
import { DialogActions } from "@/components/instructor/ui/dialog-actions";
import { Modal } from "@/components/instructor/ui/modal";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import {
  changeLearner,
  removeLearner,
  resetLearnersSandbox,
} from "@/lib/client/instructor/actions";
import type { BoardLearner } from "@/lib/contract/classroom/board";
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

interface ConfirmDialogProps {
  title: string;
  text: string;
  confirm: string;
  act: () => ReturnType<typeof removeLearner>;
  onClose: () => void;
  onDone?: () => void;
}

function ConfirmDialog({ title, text, confirm, act: call, onClose, onDone }: ConfirmDialogProps) {
  const act = useAct();
  const [isBusy, setBusy] = useState(false);

  async function go() {
    setBusy(true);
    const done = await act(call(), "Done.");
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

const changes = {
  rename: { title: "Rename", label: "Name", field: "name" },
  move: { title: "Move to a team", label: "Team", field: "team" },
} as const;

interface ChangeDialogProps extends Omit<LearnerDialogProps, "kind"> {
  what: keyof typeof changes;
}

function ChangeDialog({ what, learner, onClose }: ChangeDialogProps) {
  const { title, label, field } = changes[what];
  const act = useAct();
  const show = useShow();
  const notices = useNotices();
  const names = useNames();
  const areHidden = useAreNamesHidden();
  const teams = useBoardState(({ learners }) =>
    [...new Set([...learners.values()].map(({ team }) => team))].sort().join("\n"),
  );
  const [value, setValue] = useState(what === "rename" && !areHidden ? learner.name : "");
  const [isBusy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    const done = await act(changeLearner(learner.id, { [field]: value }));
    setBusy(false);
    if (!done) return;
    const changed = done.value.learner;
    show(({ learners }) => withChanged(learners, changed));
    if (what === "rename" && changed.name !== value.trim() && !areHidden) {
      notices.done(`Somebody has that name already. This one is ${changed.name} now.`);
    }
    onClose();
  }

  return (
    <Modal
      title={title}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <DialogActions
          type="submit"
          onClose={onClose}
          isBusy={isBusy}
          disabled={value.trim() === ""}
        >
          {title}
        </DialogActions>
      }
    >
      <Field
        label={label}
        description={
          what === "move"
            ? `${areHidden ? "" : `Now in ${learner.team}. `}The members of a team share its sandbox; they are told who came.`
            : `${areHidden ? `The new name of ${names.of(learner)}. ` : ""}A team keeps its name.`
        }
      >
        {(control) => (
          <TextInput
            {...control}
            autoFocus
            maxLength={80}
            autoComplete="off"
            spellCheck={false}
            list={what === "move" ? "teams-to-move-to" : undefined}
            value={value}
            onChange={({ currentTarget }) => setValue(currentTarget.value)}
          />
        )}
      </Field>
      {what === "move" && !areHidden && (
        <datalist id="teams-to-move-to">
          {teams.split("\n").map((team) => (
            <option key={team} value={team} />
          ))}
        </datalist>
      )}
    </Modal>
  );
}
