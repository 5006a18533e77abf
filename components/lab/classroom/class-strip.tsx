"use client";

import { Suspense } from "react";
import { type LabOutline, stepsOf } from "@/components/lab/session/lab-outline";
import { useLab, useLabState } from "@/components/lab/session/lab-session";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Announcement } from "@/lib/contract/classroom/messages";

const AnnouncementNote = lazyPart(() =>
  import("./announcement-note").then((part) => part.AnnouncementNote),
);

const Newcomers = lazyPart(() => import("./newcomers").then((part) => part.Newcomers));
const MovedNote = lazyPart(() => import("./moved-note").then((part) => part.MovedNote));
const ClassState = lazyPart(() => import("./class-state").then((part) => part.ClassState));

/** Whether the class goes on, what instructors say to all, or about a step that is not on this page; empty while there is nothing. */
export function ClassStrip() {
  const { lab, shown } = useLab();
  const announcements = useLabState((state) => state.announcements);
  const workshop = useLabState((state) => state.workshop);
  const hasNewcomers = useLabState(({ newcomers }) => newcomers.length > 0);
  const hasMoved = useLabState((state) => state.hasMoved);
  const isOpen = workshop === null || workshop.state === "open";
  const here = new Set(shown.map(({ id }) => id));
  const others = announcements.filter(
    (each) => each.lab !== lab.id || each.step === undefined || !here.has(each.step),
  );
  return (
    <div role="status" aria-label="Class" className="print:hidden">
      {(others.length > 0 || !isOpen || hasMoved || hasNewcomers) && (
        <div className="flex max-h-[40dvh] flex-col gap-2 overflow-y-auto border-b bg-waiting-ground px-3 py-1.5 sm:px-5">
          {!isOpen && (
            <Suspense>
              <ClassState workshop={workshop} />
            </Suspense>
          )}
          {hasMoved && (
            <Suspense>
              <MovedNote />
            </Suspense>
          )}
          {hasNewcomers && (
            <Suspense>
              <Newcomers />
            </Suspense>
          )}
          {others.map((announcement) => (
            <Suspense key={announcement.id}>
              <AnnouncementNote announcement={announcement} about={aboutOf(announcement, lab)} />
            </Suspense>
          ))}
        </div>
      )}
    </div>
  );
}

/** The step's place, by its title where it is one of this lab. */
function aboutOf({ lab, step }: Announcement, here: LabOutline) {
  if (lab === undefined || step === undefined) return undefined;
  const known = lab === here.id ? stepsOf(here).find(({ id }) => id === step) : undefined;
  const href = known ? `/labs/${lab}/${known.taskId}#${step}` : `/labs/${lab}#${step}`;
  return { title: known ? `${known.number} ${known.title}` : "A step of another lab", href };
}
