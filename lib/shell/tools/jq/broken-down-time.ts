/** A moment in the parts that C's `struct tm` has, in its order. */
export interface BrokenDownTime {
  second: number;
  minute: number;
  hour: number;
  day: number;
  /** From 0. */
  month: number;
  /** Since 1900. */
  year: number;
  weekday: number;
  /** From 0. */
  dayOfYear: number;
}

const dayMs = 86_400_000;

/** The moment whose parts they are in UTC, in milliseconds; parts beyond their range carry on. */
export function toUtcMs({ year, month, day, hour, minute, second }: BrokenDownTime): number {
  const date = new Date(0);
  date.setUTCFullYear(1900 + year, month, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime();
}

/** The parts of a moment, in the zone that is `offsetSeconds` east of UTC. */
export function breakDown(ms: number, offsetSeconds = 0): BrokenDownTime {
  const date = new Date(Math.floor(ms / 1000) * 1000 + offsetSeconds * 1000);
  const midnight = new Date(date).setUTCHours(0, 0, 0, 0);
  const newYear = new Date(midnight).setUTCMonth(0, 1);
  return {
    second: date.getUTCSeconds(),
    minute: date.getUTCMinutes(),
    hour: date.getUTCHours(),
    day: date.getUTCDate(),
    month: date.getUTCMonth(),
    year: date.getUTCFullYear() - 1900,
    weekday: date.getUTCDay(),
    dayOfYear: Math.round((midnight - newYear) / dayMs),
  };
}
