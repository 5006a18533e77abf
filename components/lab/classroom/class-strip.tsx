"use client";

import { Suspense } from "react";
import { useLab, useLabState } from "@/components/lab/session/lab-session";
import { lazyPart } from "@/components/ui/lazy-part";

const ClassNotes = lazyPart(() => import("./class-notes").then((part) => part.ClassNotes));

/** Whether the class goes on, what instructors say to all, or about a step that is not on this page; empty while there is nothing. */
export function ClassStrip() {
  const { lab, shown } = useLab();
  const announcements = useLabState((state) => state.announcements);
  const workshop = useLabState((state) => state.workshop);
  const hasNewcomers = useLabState(({ newcomers }) => newcomers.length > 0);
  const hasMoved = useLabState((state) => state.hasMoved);
  const closed = workshop === null || workshop.state === "open" ? null : workshop;
  const here = new Set(shown.map(({ id }) => id));
  const others = announcements.filter(
    (each) => each.lab !== lab.id || each.step === undefined || !here.has(each.step),
  );
  return (
    <div role="status" aria-label="Class" className="print:hidden">
      {(others.length > 0 || closed || hasMoved || hasNewcomers) && (
        <Suspense>
          <ClassNotes workshop={closed} hasMoved={hasMoved} announcements={others} />
        </Suspense>
      )}
    </div>
  );
}
