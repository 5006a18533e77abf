const styles = {
  clock: { timeStyle: "medium" },
  minute: { timeStyle: "short" },
  day: { day: "numeric", month: "short" },
  fullDay: { dateStyle: "long" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(style: keyof typeof styles, atS: number, timeZone: string | undefined): string {
  const key = `${style} ${timeZone}`;
  const known = formats.get(key);
  const made = known ?? new Intl.DateTimeFormat("en-GB", { ...styles[style], timeZone });
  formats.set(key, made);
  return made.format(atS * 1000);
}

/**
 * The time of day to the second; from Unix seconds, like all here. In the zone of this browser unless another is
 * named: a server does not know it, so that what a server renders goes through `LocalTime`.
 */
export function clockText(atS: number, timeZone?: string): string {
  return format("clock", atS, timeZone);
}

/** To the minute. */
export function minuteText(atS: number, timeZone?: string): string {
  return format("minute", atS, timeZone);
}

/** The day alone: `25 Nov`. */
export function dayText(atS: number, timeZone?: string): string {
  return format("day", atS, timeZone);
}

/** Day and time, for where it may be another day. */
export function momentText(atS: number, timeZone?: string): string {
  return `${dayText(atS, timeZone)}, ${clockText(atS, timeZone)}`;
}

/** The day in full and the minute. */
export function dateText(atS: number, timeZone?: string): string {
  return `${format("fullDay", atS, timeZone)}, ${minuteText(atS, timeZone)}`;
}

/** As short as it can be told: the day is left out where it is less than this ago, as on the same day. */
const recentS = 18 * 3600;

/** The time of day, with the day where it is long ago. */
export function shortText(atS: number, nowS: number, timeZone?: string): string {
  return nowS - atS < recentS ? clockText(atS, timeZone) : momentText(atS, timeZone);
}
