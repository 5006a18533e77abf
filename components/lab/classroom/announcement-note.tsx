"use client";

import { Megaphone, X } from "lucide-react";
import { InlineCode } from "@/components/markdown/inline-code";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { dismissAnnouncement } from "@/lib/client/classroom";
import type { Announcement } from "@/lib/contract/classroom/messages";
import { useAction } from "./use-action";

interface AnnouncementNoteProps {
  announcement: Announcement;
  /** What it is about, where it does not stand beside it. */
  about?: { title: string; href: string } | undefined;
}

/** What an instructor says, as plain text, until the learner has dismissed it. */
export function AnnouncementNote({ announcement, about }: AnnouncementNoteProps) {
  const { id, text, by, at } = announcement;
  const { isBusy, problem, run } = useAction();
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
        onClick={() => void run(() => dismissAnnouncement(id))}
      >
        {!isBusy && <X aria-hidden className="size-4" />}
      </Button>
    </div>
  );
}
