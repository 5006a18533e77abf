"use client";

import { useLabState, useStepNow } from "@/components/lab/session/lab-session";
import { ScrapeCountdown } from "@/components/lab/session/scrape-countdown";
import { serverNowMs } from "@/lib/client/server-clock";
import { useTenths } from "@/lib/client/ticker";
import { provePart } from "./pipeline-proof";
import { endOfWalk } from "./pipeline-verdict";
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

/** What is known of the scrapes: the last one's age and duration, the beat, the next one. */
function ScrapeEvidence() {
  const { lastScrapeAt, scrapeIntervalMs, target } = useLabState((state) => state.sandbox);
  const clock = useLabState((state) => state.clock);
  const now = useTenths();
  const ageMs =
    now === null || lastScrapeAt === null
      ? null
      : serverNowMs(clock, now) - Date.parse(lastScrapeAt);
  const took = target?.lastScrapeDurationMs ?? null;
  return (
    <>
      <span className="tabular-nums">
        Last scrape {ageMs === null ? "–" : (Math.max(0, ageMs) / 1000).toFixed(1)} s ago
        {took !== null && `, in ${took < 10 ? took.toFixed(1) : Math.round(took)} ms`}.
      </span>
      <span>
        Prometheus pulls every {scrapeIntervalMs / 1000} s; next in <ScrapeCountdown />.
      </span>
    </>
  );
}
