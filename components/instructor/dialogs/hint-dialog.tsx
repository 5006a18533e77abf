"use client";

import { sameMisconception } from "@/components/instructor/misconceptions/split-misconceptions";
import { useBoardState } from "@/components/instructor/session/board-session";
import { stepName } from "@/components/instructor/session/step-name";
import { diagnosisHeadline } from "@/components/instructor/words/diagnosis-words";
import { InlineCode } from "@/components/markdown/inline-code";
import { MessageForm } from "./message-form";

interface HintDialogProps {
  at: { lab: string; step: string; code: string };
  onClose: () => void;
}

/** The hint that the lab's author wrote, or one's own words, to exactly those who have the diagnosis now. */
export function HintDialog({ at, onClose }: HintDialogProps) {
  const workshop = useBoardState((page) => page.workshop);
  const misconception = useBoardState((page) =>
    page.misconceptions.find((each) => sameMisconception(each, at)),
  );
  const count = misconception?.count ?? 0;
  const { lab, step, code } = at;
  return (
    <MessageForm
      title={`Hint to ${count}`}
      to={count === 0 ? null : { lab, step, code }}
      send={count === 1 ? "Send to 1 learner" : `Send to ${count} learners`}
      initialText={misconception?.preparedHint ?? ""}
      description={
        misconception?.preparedHint
          ? "The hint that the lab’s author wrote; change it as you like. It appears beside their step."
          : "It appears beside their step at once, and for who is away when they come back."
      }
      onClose={onClose}
    >
      <div className="text-sm leading-6">
        <p className="font-medium first-letter:uppercase">{diagnosisHeadline(code)}</p>
        <p className="text-muted">
          {stepName(workshop, at).number} {stepName(workshop, at).title}
        </p>
        {misconception?.example && (
          <p className="mt-2 border-l-2 pl-2.5 [overflow-wrap:anywhere]">
            <InlineCode text={misconception.example} />
          </p>
        )}
        {count === 0 && <p className="mt-2">Nobody has it any more.</p>}
      </div>
    </MessageForm>
  );
}
