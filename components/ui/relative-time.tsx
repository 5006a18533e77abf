"use client";

import { useEffect, useState } from "react";

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "long" });

/** How long ago something was, such as "12 seconds ago"; renewed each second. `at` is ISO 8601. */
export function RelativeTime({ at }: { at: string }) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} className="tabular-nums">
      {now === null ? at : timeSince(Date.parse(at), now)}
    </time>
  );
}

/** In words, never in the future. Both times in milliseconds since the epoch. */
export function timeSince(atMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.round((nowMs - atMs) / 1000));
  if (seconds < 60) return words.format(-seconds, "second");
  if (seconds < 3600) return words.format(-Math.floor(seconds / 60), "minute");
  if (seconds < 86_400) return words.format(-Math.floor(seconds / 3600), "hour");
  return words.format(-Math.floor(seconds / 86_400), "day");
}
