"use client";

import { type FormEvent, useState } from "react";
import { useAct } from "@/components/instructor/session/board-session";
import { TextArea } from "@/components/instructor/ui/text-area";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { changeHelp } from "@/lib/client/instructor/actions";
import { longestWords } from "@/lib/contract/classroom/help";

/** Answers a request in words, which closes nothing. */
export function AnswerForm({ id, onDone }: { id: string; onDone: () => void }) {
  const act = useAct();
  const [words, setWords] = useState("");
  const [isBusy, setBusy] = useState(false);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (words.trim() === "") return;
    setBusy(true);
    const sent = await act(changeHelp(id, { words }));
    setBusy(false);
    if (sent) onDone();
  }

  return (
    <form onSubmit={(event) => void send(event)} className="mt-2 flex flex-col items-start gap-2">
      <Field label="Your answer" description="It appears beside their step." className="w-full">
        {(control) => (
          <TextArea
            {...control}
            autoFocus
            rows={3}
            maxLength={longestWords}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
        )}
      </Field>
      <Button
        type="submit"
        size="small"
        variant="primary"
        isBusy={isBusy}
        disabled={words.trim() === ""}
      >
        Send the answer
      </Button>
    </form>
  );
}
