import { cx } from "class-variance-authority";
import { spanText } from "@/components/instructor/words/hint-words";
import { outcomeWords, statusOf } from "@/components/lab/verdict/verdict-words";
import { InlineCode } from "@/components/markdown/inline-code";
import { LocalTime } from "@/components/ui/local-time";
import { StatusIcon } from "@/components/ui/status";
import type { AttemptEntry } from "@/lib/contract/attempts";
import { attemptDifference, attemptLines } from "./attempt-lines";

const shown = 5;

/** The last attempts, newest first, each with the time since the one before and how it differs from it. */
export function FilmStrip({ attempts }: { attempts: readonly AttemptEntry[] | null }) {
  if (attempts === null) return null;
  return (
    <section aria-label="Last attempts">
      <h3 className="text-sm font-semibold">Last attempts</h3>
      {attempts.length === 0 && (
        <p className="mt-1 text-sm text-muted">Nothing was tried on this step yet.</p>
      )}
      <ol className="mt-2 flex flex-col gap-2">
        {attempts.slice(0, shown).map((entry, i) => (
          <Frame key={entry.id} entry={entry} before={attempts[i + 1] ?? null} />
        ))}
      </ol>
      {attempts.length > shown && (
        <p className="mt-2 text-[0.8125rem] text-muted">Earlier ones are not shown.</p>
      )}
    </section>
  );
}

const signs = { same: " ", added: "+", removed: "−" } as const;

function Frame({ entry, before }: { entry: AttemptEntry; before: AttemptEntry | null }) {
  const lines = attemptDifference(attemptLines(entry), before && attemptLines(before));
  return (
    <li className="rounded border text-[0.8125rem] leading-5">
      <p className="flex flex-wrap justify-between gap-x-3 border-b px-3 py-1 text-muted tabular-nums">
        <LocalTime at={entry.at} />
        {before && <span>{spanText(Date.parse(entry.at) - Date.parse(before.at))} later</span>}
        {entry.kind === "request" && <span>answered {entry.status}</span>}
      </p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-44 overflow-auto bg-code px-3 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {lines.map(({ kind, text }, i) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no other identity
            key={i}
            className={cx(
              "flex gap-2",
              kind === "added" && "bg-passed-ground",
              kind === "removed" && "text-muted",
            )}
          >
            <span className="w-2 shrink-0">{signs[kind]}</span>
            <span className={cx("min-w-0", kind === "removed" && "line-through")}>{text}</span>
          </span>
        ))}
      </pre>
      <FrameVerdict entry={entry} />
    </li>
  );
}

function FrameVerdict({ entry: { verdict, hadPassed } }: { entry: AttemptEntry }) {
  if (hadPassed || !verdict) {
    return (
      <p className="border-t px-3 py-1 text-muted">
        {hadPassed ? "The step had passed before." : "Not judged."}
      </p>
    );
  }
  return (
    <p className="border-t px-3 py-1 [overflow-wrap:anywhere]">
      <StatusIcon status={statusOf(verdict, null)} className="-mt-0.5 mr-1.5 inline-block" />
      <span className="font-medium">{outcomeWords[verdict.outcome]}</span>{" "}
      {verdict.diagnosis && <InlineCode text={verdict.diagnosis.message} />}
    </p>
  );
}
