import type { Zone } from "./zone";

/** A moment: whole seconds since 1970, and billionths beyond them. */
export interface Moment {
  seconds: number;
  nanos: number;
}

export interface Fields {
  year: number;
  /** 0 is January. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

export function momentOf(ms: number): Moment {
  const seconds = Math.floor(ms / 1000);
  return { seconds, nanos: Math.round((ms - seconds * 1000) * 1_000_000) };
}

/** What a clock of the zone shows. */
export function fieldsAt(seconds: number, zone: Zone): Fields & { weekday: number } {
  const local = new Date((seconds + zone.offsetSeconds(seconds * 1000)) * 1000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth(),
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    weekday: local.getUTCDay(),
  };
}

/** The clock's seconds as if it were in UTC; fields beyond their bounds run over into the next. */
export function plainSeconds({ year, month, day, hour, minute, second }: Fields): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime() / 1000;
}

/** When a clock of the zone shows this; of a time that is left out in spring, the one an hour later. */
export function secondsOf(fields: Fields, zone: Zone): number {
  const plain = plainSeconds(fields);
  const before = zone.offsetSeconds((plain - 86_400) * 1000);
  const after = zone.offsetSeconds((plain + 86_400) * 1000);
  const fits = [plain - before, plain - after].find(
    (seconds) => seconds + zone.offsetSeconds(seconds * 1000) === plain,
  );
  return fits ?? plain - before;
}

/** Whether a clock of the zone ever shows this. */
export function exists(fields: Fields, zone: Zone): boolean {
  const seen = fieldsAt(secondsOf(fields, zone), zone);
  return (["year", "month", "day", "hour", "minute", "second"] as const).every(
    (name) => seen[name] === fields[name],
  );
}
