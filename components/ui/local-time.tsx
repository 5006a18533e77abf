"use client";

import { dateText, momentText, shortText } from "./time-text";
import { useIsHydrated } from "./use-is-hydrated";

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
  // The same as on the server until it is taken over, then the browser's own.
  const zone = useIsHydrated() ? undefined : "UTC";
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
  // The same as on the server until it is taken over, then the browser's own.
  const zone = useIsHydrated() ? undefined : "UTC";
  return (iso) => textOf(Date.parse(iso) / 1000, "short", zone);
}

function textOf(atS: number, style: LocalTimeProps["style"], zone: string | undefined): string {
  if (style === "date") return dateText(atS, zone);
  return style === "moment" ? momentText(atS, zone) : shortText(atS, Date.now() / 1000, zone);
}
