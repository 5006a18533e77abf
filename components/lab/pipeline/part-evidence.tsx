"use client";

import { useLabState, useStepNow } from "@/components/lab/session/lab-session";
import { provePart } from "./pipeline-proof";
import { endOfWalk } from "./pipeline-verdict";
import { ScrapeEvidence } from "./scrape-evidence";
import { viewScrape } from "./stations";

/** The sentences that prove how a part of the pipeline stands. */
export function PartEvidence({ of }: { of: string }) {
  const sandbox = useLabState((state) => state.sandbox);
  const isLost = useLabState(({ connection }) => connection === "lost");
  const step = useStepNow();
  const isHealthy = viewScrape(sandbox).tone === "ok" && endOfWalk(step)?.part !== "scrape";
  if (of === "scrape" && !isLost && isHealthy) return <ScrapeEvidence />;
  const proof = provePart(of, sandbox, step);
  const told = isLost ? ["The connection is lost: this was known last.", ...proof] : proof;
  return told.map((sentence) => <span key={sentence}>{sentence}</span>);
}
