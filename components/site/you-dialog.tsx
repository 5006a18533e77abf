"use client";

import { useEffect, useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { Learner } from "@/lib/contract/session";
import { DeleteOwnData } from "./delete-own-data";
import { OwnResumeCode } from "./own-resume-code";
import { OwnTeam } from "./own-team";

interface YouDialogProps {
  learner: Learner;
  hasResumeCode: boolean;
  onClose: () => void;
}

/** What is the learner's own. It is open while it is mounted. */
export function YouDialog({ learner, hasResumeCode, onClose }: YouDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <Dialog ref={dialog} title={learner.name} onClose={onClose}>
      <div className="flex flex-col gap-5 text-sm leading-6">
        {hasResumeCode && (
          <section aria-label="Resume code">
            <h3 className="font-medium">Resume code</h3>
            <OwnResumeCode />
            <p className="text-muted">
              It brings you back, with all that is yours, on another device or after you have signed
              out. Who has it is you: keep it to yourself.
            </p>
          </section>
        )}
        <OwnTeam learner={learner} />
        <p>
          <a
            href="/api/session/summary"
            target="_blank"
            rel="noreferrer"
            className="underline decoration-line-strong underline-offset-2"
          >
            What you have passed
          </a>
          , as a page to print and to keep.
        </p>
        <section aria-label="What others see" className="flex flex-col gap-3 border-t pt-4">
          <h3 className="font-medium">What others see</h3>
          <p className="-mt-3 text-muted">
            Instructors see your name, your team <code className="text-text">{learner.team}</code>,
            your attempts and how far you are.
          </p>
          <DeleteOwnData />
        </section>
      </div>
    </Dialog>
  );
}
