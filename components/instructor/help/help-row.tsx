"use client";

import { memo, useState } from "react";
import { useBoardState, useShow } from "@/components/instructor/session/board-session";
import { useNames } from "@/components/instructor/session/names";
import { stepName } from "@/components/instructor/session/step-name";
import { useClassNow } from "@/components/instructor/session/use-class-now";
import { minutesText } from "@/components/instructor/words/hint-words";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import type { HelpEntry } from "@/lib/contract/classroom/help";
import { AnswerForm } from "./answer-form";
import { nthText } from "./queue";
import { useChangeHelp } from "./use-change-help";

/** One request: who, where, in which words, since when; who helps; and what to do. */
export const HelpRow = memo(function HelpRow({ entry }: { entry: HelpEntry }) {
  const names = useNames();
  const show = useShow();
  const now = useClassNow();
  const workshop = useBoardState((page) => page.workshop);
  const isOver = workshop.state === "ended";
  const { number, title } = stepName(workshop, entry);
  const waited = now === null ? "" : minutesText(now - Date.parse(entry.askedAt));
  return (
    <li
      data-board-item
      tabIndex={-1}
      className="border-b px-4 py-3 text-[0.8125rem] leading-5 outline-offset-[-2px] last:border-b-0"
    >
      <h3 className="flex items-baseline justify-between gap-3">
        <button
          type="button"
          onClick={() => show({ selected: entry.learner })}
          className="min-w-0 truncate rounded text-sm font-medium underline decoration-line-strong underline-offset-2"
        >
          {names.ofId(entry.learner)}
        </button>
        <span className="shrink-0 text-muted tabular-nums">{waited}</span>
      </h3>
      <p className="text-muted">
        <span className="text-text">{number}</span> {title} · {nthText(entry.nth)}
        {entry.isOnHold && " · put off by the learner"}
      </p>
      {entry.words && (
        <p className="mt-1 border-l-2 pl-2.5 text-sm leading-5 [overflow-wrap:anywhere]">
          {entry.words}
        </p>
      )}
      {entry.answers.map(({ by, at, words }) => (
        <p key={`${at} ${by}`} className="mt-1 pl-3 [overflow-wrap:anywhere]">
          <span className="text-muted">
            <LocalTime at={at} /> {by}:
          </span>{" "}
          {words}
        </p>
      ))}
      {entry.by && <p className="mt-1 font-medium">{entry.by} helps</p>}
      {!isOver && <HelpActions entry={entry} />}
    </li>
  );
});

function HelpActions({ entry }: { entry: HelpEntry }) {
  const { state, by } = entry;
  const changeEntry = useChangeHelp(entry);
  const me = useBoardState((page) => page.me.name);
  const [isAnswering, setAnswering] = useState(false);
  const [underWay, setUnderWay] = useState<HelpEntry["state"] | null>(null);

  async function change(next: HelpEntry["state"]) {
    if (underWay) return;
    setUnderWay(next);
    await changeEntry({ state: next });
    setUnderWay(null);
  }

  const isMine = state === "claimed" && by === me;
  return (
    <>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {state === "open" && (
          <Button
            size="small"
            data-key="c"
            isBusy={underWay === "claimed"}
            onClick={() => void change("claimed")}
          >
            Claim
          </Button>
        )}
        <Button size="small" aria-expanded={isAnswering} onClick={() => setAnswering(!isAnswering)}>
          Answer
        </Button>
        <Button
          size="small"
          isBusy={underWay === "resolved"}
          onClick={() => void change("resolved")}
        >
          Resolve
        </Button>
        {isMine && (
          <Button
            size="small"
            variant="ghost"
            isBusy={underWay === "open"}
            onClick={() => void change("open")}
          >
            Give back
          </Button>
        )}
      </div>
      {isAnswering && <AnswerForm entry={entry} onDone={() => setAnswering(false)} />}
    </>
  );
}
