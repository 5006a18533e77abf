"use client";

import { useLabState } from "@/components/lab/session/lab-session";
import { timeSince } from "@/components/ui/time-since";
import { clockText } from "@/components/ui/time-text";
import { serverNowMs } from "@/lib/client/server-clock";
import { useNow } from "@/lib/client/ticker";

/** How long ago by the server's clock, and when: "pushed 12 seconds ago, 10:12:03". */
export function GatewayTime({ prefix, atMs }: { prefix: string; atMs: number }) {
  const clock = useLabState((state) => state.clock);
  const now = useNow(1000);
  return (
    <time dateTime={new Date(atMs).toISOString()} className="tabular-nums">
      {prefix}{" "}
      {now === null
        ? "–"
        : `${timeSince(atMs, serverNowMs(clock, now))}, ${clockText(atMs / 1000)}`}
    </time>
  );
}
