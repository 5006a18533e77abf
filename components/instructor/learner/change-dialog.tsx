"use client";

import { useState } from "react";
import { useBoardState, useNotices, useShow } from "@/components/instructor/session/board-session";
import { withChanged } from "@/components/instructor/session/board-state";
import { useAreNamesHidden, useNames } from "@/components/instructor/session/names";
import { DialogActions } from "@/components/instructor/ui/dialog-actions";
import { Modal } from "@/components/instructor/ui/modal";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { explainApiError } from "@/lib/client/api-error";
import { changeLearner } from "@/lib/client/instructor/actions";
import type { BoardLearner } from "@/lib/contract/classroom/board";

const changes = {
  rename: { title: "Rename", label: "Name", field: "name" },
  move: { title: "Move to a team", label: "Team", field: "team" },
} as const;

interface ChangeDialogProps {
  what: keyof typeof changes;
  learner: BoardLearner;
  onClose: () => void;
}

/** Gives a learner another name or another team; what is refused is told where it was typed. */
export function ChangeDialog({ what, learner, onClose }: ChangeDialogProps) {
  const { title, label, field } = changes[what];
  const show = useShow();
  const notices = useNotices();
  const names = useNames();
  const areHidden = useAreNamesHidden();
  const [value, setValue] = useState(what === "rename" && !areHidden ? learner.name : "");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    setProblem(null);
    const done = await changeLearner(learner.id, { [field]: value });
    setBusy(false);
    if (!done.ok) {
      setProblem(explainApiError(done.error));
      return;
    }
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
        error={problem}
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
            list={what === "move" ? teamsId : undefined}
            value={value}
            onChange={({ currentTarget }) => setValue(currentTarget.value)}
          />
        )}
      </Field>
      {what === "move" && !areHidden && <Teams />}
    </Modal>
  );
}

const teamsId = "teams-to-move-to";

function Teams() {
  const teams = useBoardState(({ learners }) =>
    [...new Set([...learners.values()].map(({ team }) => team))].sort().join("\n"),
  );
  return (
    <datalist id={teamsId}>
      {teams.split("\n").map((team) => (
        <option key={team} value={team} />
      ))}
    </datalist>
  );
}
