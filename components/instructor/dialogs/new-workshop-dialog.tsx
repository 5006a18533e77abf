"use client";

import { useState } from "react";
import { useAct, useBoardState } from "@/components/instructor/session/board-session";
import { DialogActions } from "@/components/instructor/ui/dialog-actions";
import { Modal } from "@/components/instructor/ui/modal";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { startWorkshop } from "@/lib/client/instructor/actions";
import { JoinCodeField, joinCodeOf } from "./join-code-field";
import { useLabTitles } from "./lab-titles";

/** A new workshop with its own learners; the one before ends and can still be exported. */
export function NewWorkshopDialog({ onClose }: { onClose: () => void }) {
  const act = useAct();
  const titles = useLabTitles();
  const current = useBoardState((page) => page.workshop);
  const [name, setName] = useState("");
  const [code, setCode] = useState("");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const labs = titles.filter(({ id }) => !left.has(id)).map(({ id }) => id);

  async function start() {
    setBusy(true);
    const started = await act(startWorkshop({ name, labs, joinCode: joinCodeOf(code) }));
    if (started) window.location.assign("/instructor");
    else setBusy(false);
  }

  return (
    <Modal
      title="New workshop"
      onClose={onClose}
      onSubmit={() => void start()}
      actions={
        <DialogActions
          type="submit"
          onClose={onClose}
          isBusy={isBusy}
          disabled={name.trim() === "" || labs.length === 0}
        >
          Start the workshop
        </DialogActions>
      }
    >
      <div className="flex flex-col gap-4">
        {current.state !== "ended" && (
          <p className="max-w-[60ch] text-sm leading-6">
            “{current.name}” ends when this one starts. Its learners keep what they have done, and
            join anew to take part in this one.
          </p>
        )}
        <Field label="Name">
          {(control) => (
            <TextInput
              {...control}
              autoFocus
              maxLength={80}
              placeholder="Monday morning"
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
          )}
        </Field>
        <LabChoice left={left} onChange={setLeft} />
        <JoinCodeField
          description="May be left empty: then everybody who reaches the address may join."
          value={code}
          onChange={setCode}
        />
      </div>
    </Modal>
  );
}

interface LabChoiceProps {
  /** Ids of the labs that are left out. */
  left: ReadonlySet<string>;
  onChange: (left: ReadonlySet<string>) => void;
}

function LabChoice({ left, onChange }: LabChoiceProps) {
  function choose(id: string, isChosen: boolean) {
    const next = new Set(left);
    if (isChosen) next.delete(id);
    else next.add(id);
    onChange(next);
  }
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Labs</legend>
      {useLabTitles().map(({ id, number, title }) => (
        <label key={id} className="flex min-h-8 items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={!left.has(id)}
            onChange={({ currentTarget }) => choose(id, currentTarget.checked)}
            className="size-4 accent-(--text)"
          />
          {number} {title}
        </label>
      ))}
    </fieldset>
  );
}
