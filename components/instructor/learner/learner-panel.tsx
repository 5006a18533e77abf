"use client";

import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useBoardState, useShow } from "@/components/instructor/session/board-session";
import { stepColumns } from "@/components/instructor/session/columns";
import { useNames } from "@/components/instructor/session/names";
import { cellText, needRuleWords, needText } from "@/components/instructor/words/cell-words";
import { serversAdvice } from "@/components/instructor/words/servers-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LocalTime } from "@/components/ui/local-time";
import { NativeSelect } from "@/components/ui/native-select";
import type { BoardLearner } from "@/lib/contract/classroom/board";
import { FilmStrip } from "./film-strip";
import { LearnerGroups } from "./learner-groups";
import { LearnerMenu } from "./learner-menu";
import { LearnerPipeline } from "./learner-pipeline";
import { LearnerVerdict } from "./learner-verdict";
import { useLearnerView } from "./use-learner-view";

/** The learner who is looked at, read-only and live: where they are, what was seen, what they tried, what is there. */
export function LearnerPanel() {
  const show = useShow();
  const learner = useBoardState(({ learners, selected }) => learners.get(selected ?? ""));
  if (!learner) {
    return (
      <div className="flex flex-col items-start gap-3 p-4 text-sm">
        <p>This learner is no longer in the workshop.</p>
        <Button onClick={() => show({ selected: null })}>Close</Button>
      </div>
    );
  }
  return <Learner key={learner.id} learner={learner} />;
}

function Learner({ learner }: { learner: BoardLearner }) {
  const workshop = useBoardState((page) => page.workshop);
  const [chosen, setChosen] = useState<string | null>(null);
  const current = learner.need ?? learner.at ?? learner.steps.at(-1);
  const columns = stepColumns(workshop);
  const at = columns.find(({ key }) => key === (chosen ?? `${current?.lab}/${current?.step}`));
  const view = useLearnerView(learner, at ?? null);
  const cellOf = (key: string) => learner.steps.find(({ lab, step }) => `${lab}/${step}` === key);
  return (
    <>
      <LearnerHeader learner={learner} />
      <div className="flex min-h-0 grow flex-col gap-5 overflow-y-auto p-4">
        <Field label="Step" isLabelHidden>
          {(control) => (
            <NativeSelect
              {...control}
              className="w-full"
              value={at?.key ?? ""}
              onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            >
              {columns.map(({ key, number, title }) => (
                <option key={key} value={key}>
                  {number} {title} {cellText(cellOf(key))}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        {view.problem && (
          <p role="alert" className="text-sm text-failed">
            {view.problem}
          </p>
        )}
        <LearnerPipeline view={view} />
        <LearnerVerdict verdict={view.verdict} check={view.check} />
        <FilmStrip attempts={view.attempts} />
        <LearnerGroups gateway={view.gateway} />
      </div>
    </>
  );
}

function LearnerHeader({ learner }: { learner: BoardLearner }) {
  const names = useNames();
  const show = useShow();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    // What had the focus here is gone with the panel: it goes back to where one came from.
    return () => {
      const isLost = document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  const team = names.teamOf(learner);
  const why = needText(learner);
  return (
    <div className="flex shrink-0 items-start gap-2 border-b py-2 pr-2 pl-4">
      <div className="min-w-0 grow">
        <h2 ref={heading} tabIndex={-1} className="truncate text-base leading-8 font-semibold">
          {names.of(learner)}
        </h2>
        <p className="text-[0.8125rem] leading-5 text-muted">
          {team && `${team} · `}
          {presenceWords(learner)} · joined <LocalTime at={learner.joinedAt} />
        </p>
        {learner.needsHelp && (
          <p className="text-[0.8125rem] leading-5 text-failed">
            {learner.needsHelp !== "asked" && `${needRuleWords[learner.needsHelp]}: `}
            {why}
          </p>
        )}
        {learner.sandboxProblem && (
          <p className="text-[0.8125rem] leading-5 text-failed">{serversAdvice(learner, names)}</p>
        )}
      </div>
      <LearnerMenu learner={learner} />
      <Button
        variant="ghost"
        size="icon"
        aria-label="Close the learner"
        title="Close (Esc)"
        onClick={() => show({ selected: null })}
      >
        <X aria-hidden className="size-4" />
      </Button>
    </div>
  );
}

function presenceWords({ isOnline, isHidden }: BoardLearner): string {
  if (!isOnline) return "away";
  return isHidden ? "here, the page out of sight" : "here";
}
