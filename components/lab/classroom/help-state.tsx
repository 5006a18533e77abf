"use client";

import { Hand } from "lucide-react";
import { useRef, useState } from "react";
import { InlineCode } from "@/components/markdown/inline-code";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { askForHelp, holdHelp, withdrawHelp } from "@/lib/client/classroom";
import { type HelpEvent, longestWords } from "@/lib/contract/classroom/help";
import { helpSentence } from "./help-words";
import { useHelpAction } from "./use-help-action";

interface HelpStateProps {
  help: HelpEvent;
  /** The learner has read how it ended. */
  onRead: () => void;
}

/** How the request for help stands that was made from this step, and what its learner may do about it. */
export function HelpState({ help, onRead }: HelpStateProps) {
  const { problem, isBusy, run } = useHelpAction(help);
  const { state, isOnHold } = help;
  return (
    <div className="flex flex-col gap-2 rounded bg-raised px-3 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p aria-live="polite" className="flex min-w-0 grow basis-52 items-center gap-1.5">
          <Hand aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="font-medium">{helpSentence(help)}</span>
        </p>
        {state === "resolved" ? (
          <Button size="small" onClick={onRead}>
            Close
          </Button>
        ) : (
          <>
            {state === "open" && (
              <Button
                size="small"
                isBusy={isBusy}
                onClick={() => void run(() => holdHelp(!isOnHold))}
              >
                {isOnHold ? "Take up again" : "Put on hold"}
              </Button>
            )}
            <Button size="small" isBusy={isBusy} onClick={() => void run(() => withdrawHelp(help))}>
              Withdraw
            </Button>
          </>
        )}
      </div>
      <p role="alert" className="text-failed empty:hidden">
        {problem && `Nothing has changed. ${problem}`}
      </p>
      <Answer help={help} />
      {state === "open" && !isOnHold && <WordsForm help={help} />}
    </div>
  );
}

function Answer({ help: { words, answeredBy } }: { help: HelpEvent }) {
  return (
    <p aria-live="polite" className="whitespace-pre-line [overflow-wrap:anywhere] empty:hidden">
      {words && (
        <>
          <span className="font-medium">{answeredBy}:</span> <InlineCode text={words} />
        </>
      )}
    </p>
  );
}

/** What it is about, if the learner wants to say it; instructors see it beside their attempts. */
function WordsForm({ help }: Pick<HelpStateProps, "help">) {
  const { lab, step } = help;
  const input = useRef<HTMLInputElement>(null);
  const [added, setAdded] = useState<string | null>(null);
  const { isBusy, problem, run } = useHelpAction(help);

  async function add() {
    const words = input.current?.value.trim() ?? "";
    if (await run(() => askForHelp({ lab, step }, words))) setAdded(words);
  }

  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field
        className="min-w-0 grow"
        label="What is it about? (optional)"
        description={
          added ? "Your instructor sees this." : "Instructors see it, with your attempts."
        }
        error={problem && `It was not added. ${problem}`}
      >
        {(control) => (
          <div className="flex gap-2">
            <TextInput {...control} ref={input} maxLength={longestWords} />
            <Button type="submit" size="large" isBusy={isBusy}>
              Add
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
