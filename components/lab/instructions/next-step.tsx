"use client";

import { BackToLabs, NextStepLink, useWayOn } from "./next-step-link";

/** What a passed step ends with: the link to the next one, or back to the labs. */
export function NextStep({ after }: { after: string }) {
  const way = useWayOn(after);
  if (!way) {
    return (
      <p className="text-sm text-muted">
        All steps of this lab have passed. <BackToLabs />
      </p>
    );
  }
  return (
    <NextStepLink way={way} className="max-w-full self-start">
      <span>
        {way.isLeftOut ? "Still open" : "Next step"}
        <span className="sr-only">:</span> <span className="font-normal">{way.title}</span>
      </span>
    </NextStepLink>
  );
}
