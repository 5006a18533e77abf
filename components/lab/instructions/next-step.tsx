"use client";

import { BackToLabs, NextStepLink, useWayOn } from "./next-step-link";

/**
 * What a passed step ends with: the link to the next one, or back to the labs. Where the workspace is beside the
 * text its foot leads on, too, so that there the link here is the quiet one of the two.
 */
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
    <NextStepLink
      way={way}
      className="max-w-full self-start lg:border-line-strong/50 lg:bg-panel lg:text-text lg:hover:bg-raised"
    >
      <span>
        {way.isLeftOut ? "Still open" : "Next step"}
        <span className="sr-only">:</span> <span className="font-normal">{way.title}</span>
      </span>
    </NextStepLink>
  );
}
