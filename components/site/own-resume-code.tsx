"use client";

import { Suspense, use, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { explainApiError } from "@/lib/client/api-error";
import { getResumeCode } from "@/lib/client/own-session";

/** The three words that bring the learner back; asked for when they are looked at. */
export function OwnResumeCode() {
  const [asked] = useState(getResumeCode);
  return (
    <div className="flex min-h-9 items-center gap-1">
      <Suspense fallback={<span className="text-muted">Loading</span>}>
        <Code asked={asked} />
      </Suspense>
    </div>
  );
}

function Code({ asked }: { asked: ReturnType<typeof getResumeCode> }) {
  const answer = use(asked);
  if (!answer.ok) return <p className="text-sm text-failed">{explainApiError(answer.error)}</p>;
  return (
    <>
      <strong className="font-mono text-base font-semibold">{answer.value}</strong>
      <CopyButton text={answer.value} />
    </>
  );
}
