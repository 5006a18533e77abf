"use client";

import { useState } from "react";
import { useBoardState } from "@/components/instructor/session/board-session";
import { useChangeWorkshop } from "@/components/instructor/session/use-change-workshop";
import { DialogActions } from "@/components/instructor/ui/dialog-actions";
import { Modal } from "@/components/instructor/ui/modal";
import { TextArea } from "@/components/instructor/ui/text-area";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { JoinCodeField, joinCodeOf } from "./join-code-field";

interface DialogProps {
  onClose: () => void;
}

/** Stops the class for a while, with words on everybody's page. */
export function PauseDialog({ onClose }: DialogProps) {
  const [message, setMessage] = useState("");
  const { save, isBusy } = useSave(onClose);
  return (
    <Modal
      title="Pause the class"
      onClose={onClose}
      actions={
        <DialogActions
          onClose={onClose}
          isBusy={isBusy}
          onClick={() => void save({ state: "paused", message })}
        >
          Pause now
        </DialogActions>
      }
    >
      <p className="mb-4 max-w-[60ch] text-sm leading-6 text-muted">
        Learners can read and type. What they send is not taken; their pages keep it and offer to
        send it when the class goes on. The time does not count towards anybody’s need of help.
      </p>
      <Field label="What their pages show" description="May be left empty.">
        {(control) => (
          <TextArea
            {...control}
            autoFocus
            rows={2}
            maxLength={500}
            placeholder="Coffee until 10:30"
            value={message}
            onChange={({ currentTarget }) => setMessage(currentTarget.value)}
          />
        )}
      </Field>
    </Modal>
  );
}

/** Asks before the end, which cannot be taken back. */
export function EndDialog({ onClose }: DialogProps) {
  const { save, isBusy } = useSave(onClose);
  return (
    <Modal
      title="End the workshop"
      onClose={onClose}
      actions={
        <DialogActions
          onClose={onClose}
          variant="danger"
          isBusy={isBusy}
          onClick={() => void save({ state: "ended" })}
        >
          End the workshop
        </DialogActions>
      }
    >
      <p className="max-w-[60ch] text-sm leading-6">
        Nobody can join any more; those who are in it may go on by themselves. You can still look at
        everything here and export it, until it is deleted. A workshop that has ended cannot go on;
        you would start a new one.
      </p>
    </Modal>
  );
}

/** The workshop's name and join code. */
export function SettingsDialog({ onClose }: DialogProps) {
  const workshop = useBoardState((page) => page.workshop);
  const [name, setName] = useState(workshop.name);
  const [code, setCode] = useState(workshop.joinCode ?? "");
  const { save, isBusy } = useSave(onClose);
  return (
    <Modal
      title="Name and join code"
      onClose={onClose}
      onSubmit={() => void save({ name, joinCode: joinCodeOf(code) })}
      actions={
        <DialogActions
          type="submit"
          onClose={onClose}
          isBusy={isBusy}
          disabled={name.trim() === ""}
        >
          Save
        </DialogActions>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Workshop">
          {(control) => (
            <TextInput
              {...control}
              autoFocus
              maxLength={80}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
          )}
        </Field>
        <JoinCodeField
          description="Who joins types it; capital and small letters are the same. Without one anybody who reaches the address joins."
          value={code}
          onChange={setCode}
        />
      </div>
    </Modal>
  );
}

function useSave(onClose: () => void) {
  const change = useChangeWorkshop();
  const [isBusy, setBusy] = useState(false);
  return {
    isBusy,
    async save(...wanted: Parameters<typeof change>) {
      setBusy(true);
      const saved = await change(...wanted);
      setBusy(false);
      if (saved) onClose();
    },
  };
}
