"use client";

import { serverNowMs } from "@/lib/client/server-clock";
import { useTenths } from "@/lib/client/ticker";
import { useLabState } from "./lab-session";
import { untilNextScrapeMs } from "./scrape-time";

/** Seconds until the next scrape, by the server's clock: `1.4 s`; a dash while no scrape is due. */
export function ScrapeCountdown() {
  const sandbox = useLabState((state) => state.sandbox);
  const clock = useLabState((state) => state.clock);
  const now = useTenths();
  const left = now === null ? null : untilNextScrapeMs(sandbox, serverNowMs(clock, now));
  return <span className="tabular-nums">{left === null ? "–" : `${formatTenths(left)} s`}</span>;
}

function formatTenths(ms: number): string {
  return (Math.ceil(ms / 100) / 10).toFixed(1);
}
