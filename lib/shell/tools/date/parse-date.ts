import {
  dayNamed,
  dayShifts,
  monthNamed,
  ordinals,
  type Unit,
  unitNamed,
  zoneWord,
} from "./date-words";

/** What a text such as `2024-02-01 10:00 +1 day` asks for; what it does not say is null. */
export interface AskedDate {
  date: { year: number | null; month: number; day: number } | null;
  time: { hour: number; minute: number; second: number; nanos: number } | null;
  /** Seconds east of UTC. */
  zone: number | null;
  day: { ordinal: number; weekday: number } | null;
  relative: Record<Unit, number>;
  hasRelative: boolean;
}

class Fault extends Error {}

/** Reads a date as GNU's `date -d` does; null where it would say that it is invalid. */
export function parseDate(text: string): AskedDate | null {
  try {
    return new DateReader(text).read();
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

const fail = (): never => {
  throw new Fault();
};

class DateReader {
  private rest: string;
  private readonly asked: AskedDate = {
    date: null,
    time: null,
    zone: null,
    day: null,
    relative: { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 },
    hasRelative: false,
  };

  constructor(text: string) {
    this.rest = text.toLowerCase().replaceAll(/\([^()]*\)/g, " ");
  }

  read(): AskedDate {
    for (;;) {
      this.rest = this.rest.replace(/^[\s,]+/, "");
      if (this.rest === "") return this.asked;
      if (/^[a-z]/.test(this.rest)) this.word();
      else if (/^\d/.test(this.rest)) this.digits();
      else this.signed();
    }
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.rest);
    if (found !== null) this.rest = this.rest.slice(found[0].length);
    return found;
  }

  private setDate(year: number | null, month: number, day: number) {
    if (this.asked.date !== null) fail();
    this.asked.date = { year, month, day };
  }

  private setTime(hour: number, minute: number, second = 0, nanos = 0) {
    if (this.asked.time !== null || hour > 24 || minute > 59 || second > 60) fail();
    this.asked.time = { hour, minute, second, nanos };
  }

  private setZone(seconds: number) {
    if (this.asked.zone !== null || Math.abs(seconds) > 86_400) fail();
    this.asked.zone = seconds;
  }

  private digits() {
    const isRead = this.isoDate() || this.slashDate() || this.namedDate() || this.time();
    if (!isRead) this.number();
  }

  /** `2024-02-01`, and a time after `T`. */
  private isoDate(): boolean {
    const found = this.take(/^(\d+)-(\d{1,2})-(\d{1,2})(?!\d)/);
    if (found === null) return false;
    const [, year = "", month, day] = found;
    this.setDate(fullYear(year), Number(month) - 1, Number(day));
    if (/^t\d/.test(this.rest)) {
      this.rest = this.rest.slice(1);
      if (!this.time()) this.number();
    }
    return true;
  }

  private slashDate(): boolean {
    const found = this.take(/^(\d+)\/(\d{1,4})(?:\/(\d+))?/);
    if (found === null) return false;
    const [, first = "", second = "", third] = found;
    if (first.length >= 4 && third !== undefined) {
      this.setDate(fullYear(first), Number(second) - 1, Number(third));
    } else {
      const year = third === undefined ? null : fullYear(third);
      this.setDate(year, Number(first) - 1, Number(second));
    }
    return true;
  }

  /** `5 Mar 2024`, `5-Mar-2024`, `5 Mar`. */
  private namedDate(): boolean {
    const found = /^(\d{1,2})[\s-]*([a-z]{3,9})\b\.?/.exec(this.rest);
    const month = monthNamed(found?.[2] ?? "");
    if (found === null || month === null) return false;
    this.rest = this.rest.slice(found[0].length);
    const year = this.take(/^(?:-|[\s,]+)(\d{4}|\d{2})(?![\d:])(?!\s*[a-z])/)?.[1];
    this.setDate(year === undefined ? null : fullYear(year), month, Number(found[1]));
    return true;
  }

  private time(): boolean {
    const found = this.take(
      /^(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*([ap])\.?m\b\.?|\s*([ap])\.?m\b\.?|:(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?)/,
    );
    if (found === null) return false;
    const [, hour = "", minute, second, part, half, only, minute24, second24, part24] = found;
    const nanos = Number((part ?? part24 ?? "").padEnd(9, "0").slice(0, 9));
    const meridian = half ?? only;
    this.setTime(
      meridian === undefined ? Number(hour) : hourOf(Number(hour), meridian),
      Number(minute ?? minute24 ?? 0),
      Number(second ?? second24 ?? 0),
      nanos,
    );
    const offset =
      meridian === undefined ? this.take(/^\s*([-+])\s*(\d{1,4})(?::(\d\d))?(?!\d)/) : null;
    if (offset !== null) this.setZone(offsetOf(offset));
    return true;
  }

  /** A number alone: with a unit a distance, else a day, a year or a time. */
  private number() {
    const text = this.take(/^\d+/)?.[0] ?? fail();
    const value = Number(text);
    if (this.unit(value)) return;
    const named = /^\s*([a-z]+)/.exec(this.rest);
    const weekday = dayNamed(named?.[1] ?? "");
    if (named !== null && weekday !== null) {
      this.rest = this.rest.slice(named[0].length);
      this.setDay(value, weekday);
      return;
    }
    const { date, time, hasRelative } = this.asked;
    if (date !== null && date.year === null && !hasRelative && (time !== null || text.length > 2)) {
      date.year = fullYear(text);
    } else if (text.length > 4) {
      this.setDate(Math.floor(value / 10_000), (Math.floor(value / 100) % 100) - 1, value % 100);
    } else if (text.length <= 2) this.setTime(value, 0);
    else this.setTime(Math.floor(value / 100), value % 100);
    if (/^\s*[-+]\s*\d+(?!\s*[a-z\d])/.test(this.rest)) fail();
  }

  private setDay(ordinal: number, weekday: number) {
    if (this.asked.day !== null) fail();
    this.asked.day = { ordinal, weekday };
  }

  /** A sign and a number have to have a unit; a lone sign is passed over. */
  private signed() {
    const found = this.take(/^([-+])\s*(\d+)/);
    if (found === null) {
      if (this.take(/^[-+]+/) === null) fail();
      return;
    }
    const value = Number(found[2]) * (found[1] === "-" ? -1 : 1);
    if (!this.unit(value)) fail();
  }

  /** A unit after a number, and `ago` after it; false where there is none. */
  private unit(count: number): boolean {
    const found = /^\s*([a-z]+)/.exec(this.rest);
    const unit = unitNamed(found?.[1] ?? "");
    if (found === null || unit === null) return false;
    this.rest = this.rest.slice(found[0].length);
    const direction = this.take(/^\s*(ago|hence)\b/)?.[1] === "ago" ? -1 : 1;
    this.asked.relative[unit.unit] += count * unit.count * direction;
    this.asked.hasRelative = true;
    return true;
  }

  private word() {
    const word = this.take(/^[a-z]+/)?.[0] ?? "";
    this.rest = this.rest.replace(/^\./, "");
    const month = monthNamed(word);
    if (month !== null) return this.monthFirst(month);
    const weekday = dayNamed(word);
    if (weekday !== null) return this.setDay(0, weekday);
    const ordinal = ordinals[word];
    if (ordinal !== undefined) return this.ordinal(ordinal);
    const shift = dayShifts[word];
    if (shift !== undefined) {
      this.asked.relative.day += shift;
      this.asked.hasRelative = true;
      return;
    }
    this.rest = word + this.rest;
    if (this.unit(1)) return;
    this.rest = this.rest.slice(word.length);
    this.zoneNamed(word);
  }

  private ordinal(ordinal: number) {
    if (this.unit(ordinal)) return;
    const weekday = dayNamed(this.take(/^\s*([a-z]+)/)?.[1] ?? "");
    this.setDay(ordinal, weekday ?? fail());
  }

  /** `Mar 5 2024`, `March 5, 2024`, `Mar-5-2024`. */
  private monthFirst(month: number) {
    const day = this.take(/^[\s-]*(\d+)(?!:)/)?.[1] ?? fail();
    const year = this.take(/^(?:\s*,\s*|-)(\d+)(?!:)/)?.[1];
    this.setDate(year === undefined ? null : fullYear(year), month, Number(day));
  }

  private zoneNamed(word: string) {
    const seconds = zoneWord(word) ?? fail();
    const isDistance = /^\s*[-+]\s*\d+\s*[a-z]/.test(this.rest);
    const offset = isDistance ? null : this.take(/^\s*([-+])(\d{1,4})(?::(\d\d))?/);
    this.setZone(seconds + (offset === null ? 0 : offsetOf(offset)));
  }
}

/** Two digits are of this century up to 68. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length <= 2 ? year + (year < 69 ? 2000 : 1900) : year;
}

function hourOf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) fail();
  return (hour % 12) + (half === "p" ? 12 : 0);
}

/** `+0200`, `+02:00`, `+2`. */
function offsetOf([, sign, digits = "", minutes]: RegExpExecArray): number {
  const value = Number(digits);
  const isShort = digits.length <= 2;
  const all = isShort
    ? value * 60 + Number(minutes ?? 0)
    : Math.floor(value / 100) * 60 + (value % 100);
  return all * 60 * (sign === "-" ? -1 : 1);
}
