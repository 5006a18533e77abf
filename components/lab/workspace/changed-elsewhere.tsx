"use client";

import { useLab } from "@/components/lab/session/lab-session";
import type { LabState } from "@/components/lab/session/lab-state";
import { Button } from "@/components/ui/button";

interface ChangedElsewhereProps {
  stepId: string;
  other: LabState["elsewhere"][string];
}

/** Another device has written something else for the step meanwhile: shows it, and asks which one counts. */
export function ChangedElsewhere({ stepId, other }: ChangedElsewhereProps) {
  const { chooseDraft } = useLab();
  const texts = Object.entries(other.draft.parts).flatMap(([part, fields]) =>
    Object.entries(fields).map(([field, text]) => ({ name: `${part}: ${field}`, text })),
  );
  return (
    <section aria-label="Written on another device" className="shrink-0 border-b bg-panel p-3">
      <p role="status" className="text-sm">
        You have written something else for this step on another device. Nothing is lost: choose
        which one you go on with.
      </p>
      <details className="mt-2 text-[13px]">
        <summary className="cursor-pointer rounded">What is there</summary>
        <dl className="mt-1 max-h-60 overflow-auto">
          {texts.map(({ name, text }) => (
            <div key={name} className="mt-1">
              <dt className="text-muted">{name}</dt>
              <dd>
                <pre className="whitespace-pre-wrap break-all">{text}</pre>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={() => chooseDraft(stepId, "this")}>Keep what is here</Button>
        <Button onClick={() => chooseDraft(stepId, "other")}>Take the other</Button>
      </div>
    </section>
  );
}
