"use client";

import { type FormEvent, useState } from "react";
import { TextArea } from "@/components/instructor/ui/text-area";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { type HelpEntry, longestWords } from "@/lib/contract/classroom/help";
import { useChangeHelp } from "./use-change-help";

/** Answers a request in words, which closes nothing. */
export function AnswerForm({ entry, onDone }: { entry: HelpEntry; onDone: () => void }) {
  const change = useChangeHelp(entry);
  const [words, setWords] = useState("");
  const [isBusy, setBusy] = useState(false);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (words.trim() === "") return;
    setBusy(true);
    const sent = await change({ words });
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
