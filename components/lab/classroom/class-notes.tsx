"use client";

import { type LabOutline, stepsOf } from "@/components/lab/session/lab-outline";
import { useLab } from "@/components/lab/session/lab-session";
import type { Announcement } from "@/lib/contract/classroom/messages";
import type { WorkshopEvent } from "@/lib/contract/classroom/workshop";
import { AnnouncementNote } from "./announcement-note";
import { ClassState } from "./class-state";
import { MovedNote } from "./moved-note";
import { Newcomers } from "./newcomers";

interface ClassNotesProps {
  /** Where it has a pause, or is over. */
  workshop: WorkshopEvent | null;
  hasMoved: boolean;
  announcements: readonly Announcement[];
}

/** What the strip of the class says once there is something to say. */
export function ClassNotes({ workshop, hasMoved, announcements }: ClassNotesProps) {
  const { lab } = useLab();
  return (
    <div className="flex max-h-[40dvh] flex-col gap-2 overflow-y-auto border-b bg-waiting-ground px-3 py-1.5 sm:px-5">
      {workshop && <ClassState workshop={workshop} />}
      {hasMoved && <MovedNote />}
      <Newcomers />
      {announcements.map((announcement) => (
        <AnnouncementNote
          key={announcement.id}
          announcement={announcement}
          about={aboutOf(announcement, lab)}
        />
      ))}
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
