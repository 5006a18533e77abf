import { notSupported } from "@/lib/shell/tools/tool";
import { type BrokenDownTime, breakDown, toUtcMs } from "./broken-down-time";

type Parts = Partial<BrokenDownTime> & { offsetSeconds?: number };

interface Reading {
  text: string;
  at: number;
  parts: Parts;
  isAfternoon: boolean;
  isOfTwelve: boolean;
  century: number | null;
  localTime: (ms: number) => BrokenDownTime;
}

export interface ParsedTime {
  parts: Parts;
  /** How many characters were read. */
  length: number;
}

const months =
  "january february march april may june july august september october november december";
const weekdays = "sunday monday tuesday wednesday thursday friday saturday";

const short: Readonly<Record<string, string>> = {
  c: "%a %b %e %H:%M:%S %Y",
  D: "%m/%d/%y",
  x: "%m/%d/%y",
  F: "%Y-%m-%d",
  r: "%I:%M:%S %p",
  R: "%H:%M",
  T: "%H:%M:%S",
  X: "%H:%M:%S",
};

/** The numbers: their range, how many digits they have at most, and what is done with one. */
const numbers: Readonly<
  Record<string, readonly [from: number, to: number, digits: number, take: Take]>
> = {
  d: [1, 31, 2, ({ parts }, value) => (parts.day = value)],
  H: [0, 23, 2, (reading, value) => setHour(reading, value, false)],
  I: [1, 12, 2, (reading, value) => setHour(reading, value % 12, true)],
  j: [1, 366, 3, ({ parts }, value) => (parts.dayOfYear = value - 1)],
  m: [1, 12, 2, ({ parts }, value) => (parts.month = value - 1)],
  M: [0, 59, 2, ({ parts }, value) => (parts.minute = value)],
  S: [0, 61, 2, ({ parts }, value) => (parts.second = value)],
  u: [1, 7, 1, ({ parts }, value) => (parts.weekday = value % 7)],
  w: [0, 6, 1, ({ parts }, value) => (parts.weekday = value)],
  y: [0, 99, 2, ({ parts }, value) => (parts.year = value >= 69 ? value : value + 100)],
  Y: [0, 9999, 4, ({ parts }, value) => (parts.year = value - 1900)],
  C: [0, 99, 2, (reading, value) => (reading.century = value)],
};

type Take = (reading: Reading, value: number) => void;

const sameAs: Readonly<Record<string, string>> = {
  e: "d",
  k: "H",
  l: "I",
  B: "b",
  h: "b",
  A: "a",
  t: "n",
};

function setHour(reading: Reading, hour: number, isOfTwelve: boolean): void {
  reading.parts.hour = hour;
  reading.isOfTwelve = isOfTwelve;
}

/** What `strptime` of the GNU C library makes of a text; null where it does not fit the format. */
export function parseTime(
  text: string,
  format: string,
  localTime: (ms: number) => BrokenDownTime,
): ParsedTime | null {
  const reading: Reading = {
    text,
    at: 0,
    parts: {},
    isAfternoon: false,
    isOfTwelve: false,
    century: null,
    localTime,
  };
  if (!follow(reading, format)) return null;
  complete(reading);
  return { parts: reading.parts, length: reading.at };
}

function follow(reading: Reading, format: string): boolean {
  for (const [word, directive] of format.matchAll(/%[-_0^#]*([\s\S])|\s+|[\s\S]/g)) {
    if (directive !== undefined) {
      if (!readDirective(reading, directive)) return false;
    } else if (/^\s/.test(word)) skip(reading, /\s*/y);
    else if (skip(reading, literal(word)) === null) return false;
  }
  return true;
}

const literal = (char: string) => new RegExp(char.replace(/[^\w\s]/, "\\$&"), "y");

/** What fits here, which is passed; null where nothing does. */
function skip(reading: Reading, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.text);
  if (found) reading.at += found[0].length;
  return found;
}

function readDirective(reading: Reading, directive: string): boolean {
  const name = sameAs[directive] ?? directive;
  const longer = short[name];
  if (longer !== undefined) return follow(reading, longer);
  const number = numbers[name];
  if (number) return readNumber(reading, number);
  const other = others[name];
  if (other) return other(reading);
  if (/[EOGgUVW]/.test(name)) throw notSupported(`strptime with %${directive}`);
  return false;
}

function readNumber(
  reading: Reading,
  [from, to, digits, take]: readonly [number, number, number, Take],
): boolean {
  const text = skip(reading, / *\d/y)?.[0];
  if (text === undefined) return false;
  let value = Number(text);
  for (let count = 1; count < digits && value * 10 <= to; count++) {
    const digit = skip(reading, /\d/y)?.[0];
    if (digit === undefined) break;
    value = value * 10 + Number(digit);
  }
  if (value < from || value > to) return false;
  take(reading, value);
  return true;
}

function readName(reading: Reading, names: string): number {
  const list = names.split(" ");
  for (const length of [9, 3]) {
    const at = list.findIndex((name) => skip(reading, new RegExp(name.slice(0, length), "iy")));
    if (at >= 0) return at;
  }
  return -1;
}

const others: Readonly<Record<string, (reading: Reading) => boolean>> = {
  a(reading) {
    const at = readName(reading, weekdays);
    if (at >= 0) reading.parts.weekday = at;
    return at >= 0;
  },
  b(reading) {
    const at = readName(reading, months);
    if (at >= 0) reading.parts.month = at;
    return at >= 0;
  },
  n: (reading) => skip(reading, /\s*/y) !== null,
  "%": (reading) => skip(reading, /%/y) !== null,
  p(reading) {
    const half = skip(reading, /[ap]m/iy)?.[0];
    reading.isAfternoon = half?.toLowerCase() === "pm";
    return half !== undefined;
  },
  s(reading) {
    const seconds = skip(reading, /\d+/y)?.[0];
    if (seconds !== undefined)
      Object.assign(reading.parts, reading.localTime(Number(seconds) * 1000));
    return seconds !== undefined;
  },
  Z: (reading) => skip(reading, /\s*\S*/y) !== null,
  z(reading) {
    const found = skip(reading, /\s*(?:Z|([-+])(\d\d)(?::?(\d\d))?)/y);
    const [, sign, hours = 0, minutes = 0] = found ?? [];
    const seconds = (Number(hours) * 60 + Number(minutes)) * 60;
    if (found) reading.parts.offsetSeconds = sign === "-" ? -seconds : seconds;
    return found !== null && Number(minutes) < 60;
  },
};

/** Gives what follows from what was read: the twelve hours, the century, the day of the week and of the year. */
function complete({ parts, isOfTwelve, isAfternoon, century }: Reading): void {
  if (isOfTwelve && isAfternoon) parts.hour = (parts.hour ?? 0) + 12;
  if (century !== null) {
    const inCentury = parts.year === undefined ? 0 : (parts.year + 1900) % 100;
    parts.year = (century - 19) * 100 + inCentury;
  }
  const isDated = [parts.day, parts.month, parts.year].some((part) => part !== undefined);
  if (!isDated) return;
  const start = { second: 0, minute: 0, hour: 0, day: 0, month: 0, year: 0, weekday: 0 };
  if (parts.dayOfYear !== undefined && parts.month === undefined && parts.day === undefined) {
    const { year = 0, dayOfYear } = parts;
    const ms = toUtcMs({ ...start, year, day: 1 + dayOfYear, dayOfYear: 0 });
    const { month, day } = breakDown(ms);
    Object.assign(parts, { month, day });
  }
  const { year = 0, month = 0, day = 0 } = parts;
  const known = breakDown(toUtcMs({ ...start, year, month, day, dayOfYear: 0 }));
  parts.weekday ??= known.weekday;
  parts.dayOfYear ??= known.dayOfYear;
}
