import { cx } from "class-variance-authority";
import { Check, CircleDashed, Hourglass, X } from "lucide-react";
import { Disclosure } from "@/components/ui/disclosure";
import type { Rung, RungState } from "@/lib/domain/verdict";
import { rungName, rungStateWords } from "./verdict-words";

const icons = { ok: Check, broken: X, waiting: Hourglass, "not-reached": CircleDashed } as const;

const colours: Readonly<Record<RungState, string>> = {
  ok: "text-passed",
  broken: "text-failed",
  waiting: "text-waiting",
  "not-reached": "text-muted",
};

/** The ladder as short lines; the evidence of what holds is cut to one line. */
export function VerdictRungs({ rungs }: { rungs: readonly Rung[] }) {
  return (
    <ol aria-label="What was looked at" className="flex flex-col gap-0.5 text-[13px] leading-5">
      {rungs.map((rung) => (
        <RungLine key={rung.id} rung={rung} />
      ))}
    </ol>
  );
}

function RungLine({ rung: { id, state, evidence } }: { rung: Rung }) {
  const Icon = icons[state];
  const isAt = state === "broken" || state === "waiting";
  return (
    <li className="flex min-w-0 items-start gap-2">
      <Icon aria-hidden className={cx("mt-[3px] size-3.5 shrink-0", colours[state])} />
      <span className={cx("shrink-0", isAt ? "font-medium text-text" : "text-muted")}>
        {rungName(id)}
      </span>
      <span className={cx("shrink-0", isAt ? colours[state] : "sr-only")}>
        {rungStateWords[state]}
      </span>
      {evidence && state === "ok" && (
        <span title={evidence} className="min-w-0 truncate text-muted">
          {evidence}
        </span>
      )}
    </li>
  );
}

/** The ladder of a pass, folded: it is there for who wants to know how it was seen. */
export function FoldedRungs({ rungs }: { rungs: readonly Rung[] }) {
  return (
    <Disclosure summary={`Seen on the servers, ${rungs.length} of ${rungs.length}`}>
      <ul className="flex flex-col gap-0.5 py-1 text-[13px] leading-5">
        {rungs.map(({ id, evidence }) => (
          <li key={id} className="flex items-start gap-2">
            <Check aria-hidden className="mt-[3px] size-3.5 shrink-0 text-passed" />
            <span>
              {rungName(id)} <span className="text-muted">{evidence}</span>
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
