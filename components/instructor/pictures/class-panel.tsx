"use client";

import { Suspense, useMemo, useState } from "react";
import { useBoardState } from "@/components/instructor/session/board-session";
import { stepColumns } from "@/components/instructor/session/columns";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import { useNow } from "@/lib/client/ticker";
import { Funnel } from "./funnel";
import { MistakeBars } from "./mistake-bars";
import { PaceLine } from "./pace-line";
import { stepFigures } from "./step-figures";
import { StepTimes } from "./step-times";
import { useFigures } from "./use-figures";

const PassesOverTime = lazyPart(() =>
  import("./passes-over-time").then((part) => part.PassesOverTime),
);

const pictureIds = ["passes", "funnel", "times", "mistakes"] as const;
type Picture = (typeof pictureIds)[number];

const pictureNames: Readonly<Record<Picture, string>> = {
  passes: "Passes over time",
  funnel: "How far they are",
  times: "Time on steps",
  mistakes: "Mistakes",
};

/** The class as pictures, each of which is also a table. */
export function ClassPanel() {
  const [picture, setPicture] = useState<Picture>("passes");
  const [isTable, setTable] = useState(false);
  const hasClass = useBoardState((page) => page.learners.size > 0);
  const workshop = useBoardState((page) => page.workshop);
  const figures = useFigures();
  const nowMs = useNow(30_000);
  const folded = useBoardState((page) => page.folded);
  const columns = useMemo(() => {
    const all = stepColumns(workshop);
    const unfolded = all.filter(({ lab }) => !folded.has(lab));
    return unfolded.length > 0 ? unfolded : all;
  }, [workshop, folded]);
  const steps = useMemo(() => figures && stepFigures(figures, columns), [figures, columns]);
  const startedAtMs = Date.parse(workshop.startedAt);
  const endMs = workshop.endedAt ? Date.parse(workshop.endedAt) : nowMs;
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-2">
        <h2 className="text-sm font-semibold">The class</h2>
        <PaceLine figures={figures} />
        <div className="ml-auto flex items-center gap-2">
          <NativeSelect
            aria-label="Picture"
            value={picture}
            onChange={({ currentTarget }) => {
              const chosen = pictureIds.find((id) => id === currentTarget.value);
              if (chosen) setPicture(chosen);
            }}
          >
            {pictureIds.map((id) => (
              <option key={id} value={id}>
                {pictureNames[id]}
              </option>
            ))}
          </NativeSelect>
          <Button aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {isTable ? "As a picture" : "As a table"}
          </Button>
        </div>
      </div>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="flex min-h-0 grow flex-col overflow-y-auto px-4 py-2 outline-offset-[-2px]"
      >
        {!hasClass && (
          <p className="text-sm text-muted">There is something to see once somebody has joined.</p>
        )}
        {hasClass && picture === "passes" && steps && endMs !== null && (
          <Suspense fallback={<Skeleton className="min-h-40 grow" />}>
            <PassesOverTime steps={steps} times={{ startedAtMs, nowMs: endMs }} isTable={isTable} />
          </Suspense>
        )}
        {hasClass && picture === "funnel" && steps && <Funnel steps={steps} isTable={isTable} />}
        {hasClass && picture === "times" && steps && <StepTimes steps={steps} isTable={isTable} />}
        {hasClass && picture === "mistakes" && figures && (
          <MistakeBars mistakes={figures.mistakes} isTable={isTable} />
        )}
      </div>
    </>
  );
}
