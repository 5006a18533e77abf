"use client";

import { Megaphone, X } from "lucide-react";
import { useLab } from "@/components/lab/session/lab-session";
import { withoutAnnouncement } from "@/components/lab/session/lab-state";
import { InlineCode } from "@/components/markdown/inline-code";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { dismissAnnouncement } from "@/lib/client/classroom";
import type { Announcement } from "@/lib/contract/classroom/messages";
import { keepFocus } from "./keep-focus";
import { useAction } from "./use-action";

interface AnnouncementNoteProps {
  announcement: Announcement;
  /** What it is about, where it does not stand beside it. */
  about?: { title: string; href: string } | undefined;
}

/** What an instructor says, as plain text, until the learner has dismissed it. */
export function AnnouncementNote({ announcement, about }: AnnouncementNoteProps) {
  const { id, text, by, at } = announcement;
  const { store } = useLab();
  const { isBusy, problem, run } = useAction();

  async function dismiss(button: HTMLElement) {
    const goOn = keepFocus(button, "[data-dismiss]");
    if (!(await run(() => dismissAnnouncement(id)))) return;
    // The event that says so to all pages may not come, as behind a proxy that holds events back.
    store.set((now) => withoutAnnouncement(now, id));
    requestAnimationFrame(goOn);
  }

  return (
    <div className="flex items-start gap-2.5 text-sm leading-6">
      <Megaphone aria-hidden className="mt-1 size-4 shrink-0 text-waiting" />
      <div className="min-w-0 grow">
        <p className="text-[13px] text-muted">
          <span className="font-medium text-text">{by}</span> <LocalTime at={at} />
          {about && (
            <>
              {" · "}
              <a href={about.href} className="rounded underline underline-offset-2">
                {about.title}
              </a>
            </>
          )}
        </p>
        <p className="whitespace-pre-line [overflow-wrap:anywhere]">
          <InlineCode text={text} />
        </p>
        <p role="alert" className="text-failed empty:hidden">
          {problem && `It is still here. ${problem}`}
        </p>
      </div>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Dismiss"
        title="Dismiss"
        isBusy={isBusy}
        data-dismiss
        onClick={({ currentTarget }) => void dismiss(currentTarget)}
      >
        {!isBusy && <X aria-hidden className="size-4" />}
      </Button>
    </div>
  );
}
