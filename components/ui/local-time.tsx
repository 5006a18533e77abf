"use client";

import { useSyncExternalStore } from "react";
import { dateText, momentText, shortText } from "./time-text";

const never = () => () => undefined;

/** The zone that times can be told in: UTC where a server renders and a browser takes that over, then its own. */
function useZone(): "UTC" | undefined {
  return useSyncExternalStore(
    never,
    () => undefined,
    () => "UTC",
  );
}

interface LocalTimeProps {
  /** ISO 8601. */
  at: string;
  /** `short` leaves out the day of what is not long ago, `date` names the day in full. */
  style?: "short" | "moment" | "date";
  className?: string;
}

/**
 * A time in the zone of the browser. A server does not know that: what it renders keeps the room, in figures of
 * one width, and is seen when it is right.
 */
export function LocalTime({ at, style = "short", className = "" }: LocalTimeProps) {
  const zone = useZone();
  const atS = Date.parse(at) / 1000;
  return (
    <time
      dateTime={at}
      // Whether it is long ago may change between the server's clock and the browser's.
      suppressHydrationWarning
      className={`tabular-nums ${zone === undefined ? "" : "invisible"} ${className}`}
    >
      {textOf(atS, style, zone)}
    </time>
  );
}

/** The same where there is room for a text alone. */
export function useTimeText(): (iso: string) => string {
  const zone = useZone();
  return (iso) => textOf(Date.parse(iso) / 1000, "short", zone);
}

function textOf(atS: number, style: LocalTimeProps["style"], zone: string | undefined): string {
  if (style === "date") return dateText(atS, zone);
  return style === "moment" ? momentText(atS, zone) : shortText(atS, Date.now() / 1000, zone);
}
