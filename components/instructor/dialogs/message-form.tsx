"use client";

import { type ReactNode, useId, useState } from "react";
import { useAct } from "@/components/instructor/session/board-session";
import { DialogActions } from "@/components/instructor/ui/dialog-actions";
import { Modal } from "@/components/instructor/ui/modal";
import { TextArea } from "@/components/instructor/ui/text-area";
import { Field } from "@/components/ui/field";
import { sendMessage } from "@/lib/client/instructor/actions";
import { type Addressees, longestMessage } from "@/lib/contract/classroom/messages";

interface MessageFormProps {
  title: string;
  /** Null where there is nobody to send to. */
  to: Addressees | null;
  /** What the button says. */
  send: string;
  initialText?: string;
  description: string;
  onClose: () => void;
  /** Stands above the text. */
  children?: ReactNode;
}

/** Words to some learners; stays open with what was typed where they could not be sent. */
export function MessageForm(props: MessageFormProps) {
  const { title, to, send, initialText = "", description, onClose, children } = props;
  const act = useAct();
  const form = useId();
  const [text, setText] = useState(initialText);
  const [isBusy, setBusy] = useState(false);
  const canSend = to !== null && text.trim() !== "";

  async function submit() {
    if (!canSend || isBusy) return;
    setBusy(true);
    const sent = await act(sendMessage(to, text), ({ reached }) => `Sent to ${reached}.`);
    setBusy(false);
    if (sent) onClose();
  }

  return (
    <Modal
      title={title}
      onClose={onClose}
      actions={
        <DialogActions
          onClose={onClose}
          type="submit"
          form={form}
          isBusy={isBusy}
          disabled={!canSend}
        >
          {send}
        </DialogActions>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {children}
        <Field label="Text" description={description}>
          {(control) => (
            <TextArea
              {...control}
              autoFocus
              rows={5}
              maxLength={longestMessage}
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
                event.preventDefault();
                void submit();
              }}
            />
          )}
        </Field>
      </form>
    </Modal>
  );
}
