"use client";

import { useBoardState, useShow } from "@/components/instructor/session/board-session";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { LocalTime } from "@/components/ui/local-time";
import { summaryOf } from "./class-summary";

/** What a workshop that has ended came to, and what can be done with it. */
export function EndedNote() {
  const endedAt = useBoardState(({ workshop }) => workshop.endedAt);
  const isEnded = useBoardState(({ workshop }) => workshop.state === "ended");
  const learners = useBoardState((page) => page.learners);
  const isPast = useBoardState((page) => page.isPast);
  const show = useShow();
  if (!isEnded) return null;
  const { count, finished, passed, of } = summaryOf(learners.values());
  return (
    <section
      aria-label="The end of the workshop"
      className="flex shrink-0 flex-wrap items-center gap-x-6 gap-y-2 border-b bg-raised px-4 py-3 text-sm"
    >
      <p className="grow leading-6">
        <span className="font-semibold">The workshop ended</span>
        {endedAt && (
          <>
            {" "}
            <LocalTime at={endedAt} style="date" />
          </>
        )}
        . {count} took part, {finished} finished, and {passed} of {of} steps were passed in all.
      </p>
      {isPast && (
        <a href="/instructor" className={buttonClass({ variant: "primary" })}>
          To the workshop of now
        </a>
      )}
      <Button
        variant={isPast ? "quiet" : "primary"}
        onClick={() => show({ dialog: { kind: "new-workshop" } })}
      >
        New workshop
      </Button>
    </section>
  );
}
