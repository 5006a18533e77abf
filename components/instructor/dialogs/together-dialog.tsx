"use client";

import { sameMisconception } from "@/components/instructor/misconceptions/split-misconceptions";
import { useBoardState, useShow } from "@/components/instructor/session/board-session";
import { useNames } from "@/components/instructor/session/names";
import { stepName } from "@/components/instructor/session/step-name";
import { Modal } from "@/components/instructor/ui/modal";
import { diagnosisHeadline } from "@/components/instructor/words/diagnosis-words";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

interface TogetherDialogProps {
  at: { lab: string; step: string; code: string };
  onClose: () => void;
}

/** Those with one diagnosis as a list, to call them to the whiteboard. */
export function TogetherDialog({ at, onClose }: TogetherDialogProps) {
  const names = useNames();
  const show = useShow();
  const workshop = useBoardState((page) => page.workshop);
  const learners = useBoardState((page) => page.learners);
  const misconception = useBoardState((page) =>
    page.misconceptions.find((each) => sameMisconception(each, at)),
  );
  const those = (misconception?.learners ?? []).flatMap((id) => learners.get(id) ?? []);
  const { number, title } = stepName(workshop, at);
  return (
    <Modal
      title="Call together"
      onClose={onClose}
      actions={
        <>
          <CopyButton text={those.map((each) => names.of(each)).join("\n")} />
          <Button onClick={() => show({ dialog: { kind: "hint", ...at } })}>Write to them</Button>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p className="text-sm leading-6 font-medium first-letter:uppercase">
        {diagnosisHeadline(at.code)}
      </p>
      <p className="text-sm leading-6 text-muted">
        {number} {title}
      </p>
      {those.length === 0 ? (
        <p className="mt-4 text-sm">Nobody has it any more.</p>
      ) : (
        <ul aria-label="Those to call" className="mt-4 columns-2 gap-6 text-base leading-8">
          {those.map((learner) => (
            <li key={learner.id} className="break-inside-avoid">
              {names.of(learner)}
              {!learner.isOnline && <span className="text-sm text-muted"> away</span>}
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
