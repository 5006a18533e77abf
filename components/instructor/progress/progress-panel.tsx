"use client";

import { useMemo } from "react";
import { useBoardState, useShow } from "@/components/instructor/session/board-session";
import { columnsOf } from "@/components/instructor/session/columns";
import { createFilter, isFiltering, noFilter } from "@/components/instructor/session/filter";
import { useNames } from "@/components/instructor/session/names";
import { Button } from "@/components/ui/button";
import { NobodyYet } from "./nobody-yet";
import { ProgressFilter } from "./progress-filter";
import { ProgressGrid } from "./progress-grid";
import { sortByNeed } from "./row-order";
import { useHeldOrder } from "./use-held-order";

/** Where everybody is: learners by steps. */
export function ProgressPanel() {
  const learners = useBoardState((page) => page.learners);
  const workshop = useBoardState((page) => page.workshop);
  const folded = useBoardState((page) => page.folded);
  const filter = useBoardState((page) => page.filter);
  const show = useShow();
  const names = useNames();
  const columns = useMemo(() => columnsOf(workshop, folded), [workshop, folded]);
  const wanted = useMemo(() => {
    const isShown = createFilter(filter, (each) => `${names.of(each)} ${names.teamOf(each)}`);
    return sortByNeed([...learners.values()].filter(isShown), names.of).map(({ id }) => id);
  }, [learners, filter, names]);
  const { ids, changes, apply, handlers } = useHeldOrder(wanted, learners, filter);
  return (
    <div className="contents" {...handlers}>
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2">
        <h2 className="text-sm font-semibold">Progress</h2>
        <p className="text-[0.8125rem] text-muted tabular-nums" aria-live="polite">
          {isFiltering(filter)
            ? `${ids.length} of ${learners.size} shown`
            : `${learners.size} ${learners.size === 1 ? "learner" : "learners"}`}
        </p>
        {changes > 0 && (
          <Button size="small" onClick={apply}>
            {changes} {changes === 1 ? "change" : "changes"}, apply
          </Button>
        )}
        <ProgressFilter />
      </div>
      <div className="flex min-h-0 grow flex-col">
        <ProgressGrid ids={ids} columns={columns} names={names}>
          {learners.size === 0 && <NobodyYet />}
          {learners.size > 0 && ids.length === 0 && (
            <div className="sticky left-0 flex flex-col items-start gap-3 p-6 text-sm">
              <p className="text-muted">Nobody is as the filter asks.</p>
              <Button onClick={() => show({ filter: noFilter })}>Show everybody</Button>
            </div>
          )}
        </ProgressGrid>
      </div>
    </div>
  );
}
