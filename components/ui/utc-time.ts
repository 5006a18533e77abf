const timeZone = "UTC";
const withSeconds = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone });
const withMinutes = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone });
const withDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone });

/**
 * The time of day to the second, in UTC like all times on the page, in verdicts and on Prometheus' own pages;
 * from Unix seconds, like all here.
 */
export function clockText(atS: number): string {
  return withSeconds.format(atS * 1000);
}

/** To the minute. */
export function minuteText(atS: number): string {
  return withMinutes.format(atS * 1000);
}

/** The day alone: `25 Nov`. */
export function dayText(atS: number): string {
  return withDay.format(atS * 1000);
}

/** Day and time, for where it may be another day. */
export function momentText(atS: number): string {
  return `${dayText(atS)}, ${clockText(atS)}`;
}
