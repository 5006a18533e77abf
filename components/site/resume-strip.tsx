"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { dismissResumeStrip } from "@/lib/client/own-session";

/** The three words that bring a learner back, from the join on until they are dismissed. */
export function ResumeStrip({ code }: { code: string }) {
  const [isDismissed, setDismissed] = useState(false);
  if (isDismissed) return null;
  return (
    <section
      aria-label="Resume code"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-waiting-ground px-3 py-1.5 text-sm sm:px-4 print:hidden"
    >
      <KeyRound aria-hidden className="size-4 shrink-0 text-waiting" />
      <p className="min-w-0 grow basis-60">
        Your resume code is <strong className="font-mono font-semibold">{code}</strong>. Use it to
        continue on another device; you find it again under your name.
      </p>
      <CopyButton text={code} className="-my-1" />
      <Button
        size="small"
        onClick={() => {
          dismissResumeStrip();
          setDismissed(true);
        }}
      >
        Dismiss
      </Button>
    </section>
  );
}
