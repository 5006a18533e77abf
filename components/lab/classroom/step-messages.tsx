"use client";

import { Suspense } from "react";
import { useLab, useLabState } from "@/components/lab/session/lab-session";
import { lazyPart } from "@/components/ui/lazy-part";

const AnnouncementNote = lazyPart(() =>
  import("./announcement-note").then((part) => part.AnnouncementNote),
);

/** What instructors say about this step. */
export function StepMessages({ stepId }: { stepId: string }) {
  const { lab } = useLab();
  const announcements = useLabState((state) => state.announcements);
  const own = announcements.filter((each) => each.lab === lab.id && each.step === stepId);
  return (
    <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
      {own.map((announcement) => (
        <Suspense key={announcement.id}>
          <div className="rounded bg-waiting-ground px-3 py-2">
            <AnnouncementNote announcement={announcement} />
          </div>
        </Suspense>
      ))}
    </div>
  );
}
