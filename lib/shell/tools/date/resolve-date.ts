import { exists, type Fields, fieldsAt, type Moment, secondsOf } from "./moment";
import { type AskedDate, parseDate } from "./parse-date";
import { type Zone, zoneNamed } from "./zone";

/** The moment that a text means, seen from `now` in a zone; null where it is no date. */
export function resolveDate(text: string, now: Moment, zone: Zone): Moment | null {
  const stamp = /^\s*@([-+]?\d+)(?:[.,](\d+))?\s*$/.exec(text);
  if (stamp) {
    const [, whole = "0", part = ""] = stamp;
    return { seconds: Number(whole), nanos: Number(part.padEnd(9, "0").slice(0, 9)) };
  }
  const named = /^\s*TZ="([^"]*)"(.*)$/s.exec(text);
  if (named) return resolveDate(named[2] ?? "", now, zoneNamed(named[1] ?? ""));
  const asked = parseDate(text);
  return asked === null ? null : resolve(asked, now, zone);
}

function resolve(asked: AskedDate, now: Moment, zone: Zone): Moment | null {
  const { date, day, relative, zone: east } = asked;
  const fields = beginningOf(asked, fieldsAt(now.seconds, zone));
  if (!exists(fields, east === null ? zone : plain)) return null;
  if (date === null && day !== null) {
    const { weekday } = fieldsAt(secondsOf(fields, zone), zone);
    const isLater = day.ordinal > 0 && weekday !== day.weekday;
    fields.day += ((day.weekday - weekday + 7) % 7) + 7 * (day.ordinal - (isLater ? 1 : 0));
  }
  fields.year += relative.year;
  fields.month += relative.month;
  fields.day += relative.day;
  const start = secondsOf(fields, east === null ? zone : plain) - (east ?? 0);
  const seconds = start + relative.hour * 3600 + relative.minute * 60 + relative.second;
  if (!Number.isSafeInteger(seconds) || Math.abs(seconds) > 8e12) return null;
  return { seconds, nanos: nanosOf(asked, now) };
}

const plain: Zone = { offsetSeconds: () => 0, nameAt: () => "" };

/** A day without a time begins at midnight; a distance alone keeps the time of now. */
function beginningOf({ date, time, day, hasRelative }: AskedDate, now: Fields): Fields {
  const keepsTime = hasRelative && date === null && day === null;
  const clock = time ?? (keepsTime ? now : { hour: 0, minute: 0, second: 0 });
  return {
    year: date?.year ?? now.year,
    month: date?.month ?? now.month,
    day: date?.day ?? now.day,
    hour: clock.hour,
    minute: clock.minute,
    second: clock.second,
  };
}

function nanosOf({ time, hasRelative, date, day }: AskedDate, now: Moment): number {
  if (time !== null) return time.nanos;
  return hasRelative && date === null && day === null ? now.nanos : 0;
}
