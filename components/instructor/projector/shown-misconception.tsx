"use client";

import { sameMisconception } from "@/components/instructor/misconceptions/split-misconceptions";
import { useBoardState } from "@/components/instructor/session/board-session";
import { stepName } from "@/components/instructor/session/step-name";
import { diagnosisHeadline } from "@/components/instructor/words/diagnosis-words";
import { InlineCode } from "@/components/markdown/inline-code";
import { Button } from "@/components/ui/button";

interface ShownMisconceptionProps {
  shown: { lab: string; step: string; code: string };
  onHide: () => void;
}

/** One mistake in large type: what it is, on which step, and how one of them reads it. */
export function ShownMisconception({ shown, onHide }: ShownMisconceptionProps) {
  const workshop = useBoardState((page) => page.workshop);
  const misconception = useBoardState((page) =>
    page.misconceptions.find((each) => sameMisconception(each, shown)),
  );
  const { number, title } = stepName(workshop, shown);
  return (
    <section aria-label="Mistake" className="shrink-0 rounded border bg-raised p-6 lg:p-8">
      <p className="text-lg text-muted">
        {number} {title}
      </p>
      <h2 className="mt-1 text-[clamp(1.75rem,3.6vw,4rem)] leading-tight font-semibold tracking-tight text-balance first-letter:uppercase">
        {diagnosisHeadline(shown.code)}
      </h2>
      {misconception?.example && (
        <p className="mt-4 max-w-[50ch] text-[clamp(1.125rem,1.8vw,2rem)] leading-normal [overflow-wrap:anywhere]">
          <InlineCode text={misconception.example} />
        </p>
      )}
      <p className="mt-5 flex items-center gap-4 text-lg text-muted">
        {misconception && misconception.count > 0
          ? `${misconception.count} of ${misconception.of} have it just now`
          : "Nobody has it just now"}
        <Button size="small" variant="ghost" onClick={onHide}>
          Hide
        </Button>
      </p>
    </section>
  );
}
