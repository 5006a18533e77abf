"use client";

import { cx } from "class-variance-authority";
import { Projector } from "lucide-react";
import { memo } from "react";
import { showOnProjector } from "@/components/instructor/projector/projector-channel";
import { useBoardState, useShow } from "@/components/instructor/session/board-session";
import { noFilter } from "@/components/instructor/session/filter";
import { useNames } from "@/components/instructor/session/names";
import { stepName } from "@/components/instructor/session/step-name";
import { useClassNow } from "@/components/instructor/session/use-class-now";
import { diagnosisHeadline } from "@/components/instructor/words/diagnosis-words";
import { hintEffectText, minutesText } from "@/components/instructor/words/hint-words";
import { InlineCode } from "@/components/markdown/inline-code";
import { Button } from "@/components/ui/button";
import type { Misconception } from "@/lib/contract/classroom/board";

/** One cause: how many, what it is, what they read, who waits longest, what hints have done, and what to do. */
export const MisconceptionRow = memo(function MisconceptionRow({
  misconception,
}: {
  misconception: Misconception;
}) {
  const { lab, step, code, count, of, rungName, example, hints } = misconception;
  const workshop = useBoardState((page) => page.workshop);
  const { number, title } = stepName(workshop, { lab, step });
  const isFiltered = useBoardState(
    ({ filter }) => filter.step === `${lab}/${step}` && filter.diagnosis === code,
  );
  return (
    <li
      data-board-item
      tabIndex={-1}
      className={cx(
        "border-b px-4 py-3 outline-offset-[-2px] last:border-b-0",
        isFiltered && "bg-raised",
      )}
    >
      <h3 className="flex items-baseline gap-2 leading-5">
        <span className="shrink-0 text-xl font-semibold tabular-nums">{count}</span>
        <span className="shrink-0 text-[0.8125rem] text-muted">of {of}</span>
        <span className="min-w-0 text-sm font-medium">{diagnosisHeadline(code)}</span>
      </h3>
      <p className="mt-1 text-[0.8125rem] leading-5 text-muted">
        <span className="text-text">{number}</span> {title}
        {rungName && ` · at “${rungName}”`}
      </p>
      {example && (
        <p className="mt-1.5 border-l-2 pl-2.5 text-[0.8125rem] leading-5 [overflow-wrap:anywhere]">
          <InlineCode text={example} />
        </p>
      )}
      {misconception.oldest && <Oldest {...misconception.oldest} />}
      {hints.map((hint) => (
        <p key={hint.id} className="mt-1 text-[0.8125rem] leading-5 tabular-nums">
          <span className="text-muted">Hint </span>
          {hintEffectText(hint)}
        </p>
      ))}
      <RowActions misconception={misconception} isFiltered={isFiltered} />
    </li>
  );
});

function Oldest({ since: sinceTime, learner }: NonNullable<Misconception["oldest"]>) {
  const names = useNames();
  const show = useShow();
  const now = useClassNow();
  const since = now === null ? "" : minutesText(now - Date.parse(sinceTime));
  return (
    <p className="mt-1 text-[0.8125rem] leading-5 text-muted">
      Longest{" "}
      <button
        type="button"
        onClick={() => show({ selected: learner })}
        className="rounded text-text underline decoration-line-strong underline-offset-2"
      >
        {names.ofId(learner)}
      </button>
      , <span className="tabular-nums">{since}</span>
    </p>
  );
}

interface RowActionsProps {
  misconception: Misconception;
  isFiltered: boolean;
}

function RowActions({ misconception, isFiltered }: RowActionsProps) {
  const { lab, step, code, count } = misconception;
  const show = useShow();
  const isOver = useBoardState((page) => page.workshop.state === "ended");
  const at = { lab, step, code };
  const filter = isFiltered ? noFilter : { ...noFilter, step: `${lab}/${step}`, diagnosis: code };
  return (
    <div className="mt-2 flex flex-wrap gap-1.5">
      <Button
        size="small"
        aria-pressed={isFiltered}
        disabled={count === 0 && !isFiltered}
        onClick={() => show({ filter, panel: "progress" })}
      >
        {isFiltered ? "Show all" : "Show"}
      </Button>
      <Button
        size="small"
        data-key="h"
        disabled={count === 0 || isOver}
        onClick={() => show({ dialog: { kind: "hint", ...at } })}
      >
        Hint to {count}
      </Button>
      <Button
        size="small"
        variant="ghost"
        disabled={count === 0}
        onClick={() => show({ dialog: { kind: "together", ...at } })}
      >
        Call together
      </Button>
      <Button
        size="small"
        variant="ghost"
        aria-label="Show on the projector"
        title="Show on the projector"
        onClick={() => showOnProjector(at)}
      >
        <Projector aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
