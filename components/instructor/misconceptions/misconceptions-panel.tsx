"use client";

import { useMemo } from "react";
import { useBoardState } from "@/components/instructor/session/board-session";
import { Disclosure } from "@/components/ui/disclosure";
import { MisconceptionRow } from "./misconception-row";
import { splitMisconceptions } from "./split-misconceptions";

/** What is in the way of many, most common first. */
export function MisconceptionsPanel() {
  const all = useBoardState((page) => page.misconceptions);
  const { own, other } = useMemo(() => splitMisconceptions(all), [all]);
  const others = other.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <h2 className="shrink-0 px-4 pt-3 pb-1 text-sm font-semibold">In the way now</h2>
      <div className="min-h-0 grow overflow-y-auto pb-2">
        {all.length === 0 && (
          <p className="max-w-[50ch] px-4 py-2 text-sm leading-6 text-muted">
            Nothing is in anybody’s way. What two learners or more get wrong in the same way shows
            up here, with its cause first.
          </p>
        )}
        <ul className="flex flex-col">
          {own.map((each) => (
            <MisconceptionRow key={`${each.lab}/${each.step}/${each.code}`} misconception={each} />
          ))}
        </ul>
        {other.length > 0 && (
          <Disclosure
            summary={`${others}${own.length > 0 ? " more" : ""}, ${others > 1 ? "each " : ""}seen once`}
            className="px-4 py-2"
          >
            <ul className="-mr-4 -ml-9.5 flex flex-col">
              {other.map((each) => (
                <MisconceptionRow
                  key={`${each.lab}/${each.step}/${each.code}`}
                  misconception={each}
                />
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
    </>
  );
}
