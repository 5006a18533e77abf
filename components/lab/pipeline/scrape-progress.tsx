"use client";

import { useState } from "react";
import { useLab, useLabState } from "@/components/lab/session/lab-session";
import { serverNowMs } from "@/lib/client/server-clock";
import { useNow } from "@/lib/client/ticker";
import styles from "./pipeline.module.css";

/** A line that fills until the next scrape. Give it the last scrape as its key, so that it starts anew. */
export function ScrapeProgress() {
  const isHydrated = useNow(3_600_000) !== null;
  return isHydrated ? <Filling /> : null;
}

function Filling() {
  const { store } = useLab();
  const intervalMs = useLabState(({ sandbox }) => sandbox.scrapeIntervalMs);
  const [ageMs] = useState(() => {
    const { sandbox, clock } = store.get();
    return Math.max(0, serverNowMs(clock, Date.now()) - Date.parse(sandbox.lastScrapeAt ?? ""));
  });
  return (
    <span
      aria-hidden
      className={`${styles.countdown} absolute inset-x-0 -inset-y-px bg-passed`}
      style={{ animationDuration: `${intervalMs}ms`, animationDelay: `${-ageMs}ms` }}
    />
  );
}
