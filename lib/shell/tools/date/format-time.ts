import { fieldsAt, type Moment, plainSeconds } from "./moment";
import type { Zone } from "./zone";

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const composed: Readonly<Record<string, string>> = {
  c: "%a %b %e %H:%M:%S %Y",
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  r: "%I:%M:%S %p",
  R: "%H:%M",
  T: "%H:%M:%S",
  x: "%m/%d/%y",
  X: "%H:%M:%S",
};

type Seen = ReturnType<typeof fieldsAt> & { moment: Moment; zone: Zone };

/** A number with the width and the filling that it has without flags. */
interface Digits {
  number: number;
  width: number;
  filling: "0" | " ";
}

const digits = (number: number, width: number, filling: "0" | " " = "0"): Digits => ({
  number,
  width,
  filling,
});

/** strftime of GNU in the C locale, with its flags, widths and colons. */
export function formatTime(format: string, moment: Moment, zone: Zone): string {
  const seen: Seen = { ...fieldsAt(moment.seconds, zone), moment, zone };
  return format.replaceAll(
    /%([-_0+^#]*)(\d*)(:{0,3})[EO]?([a-zA-Z%])/g,
    (whole, flags: string, width: string, colons: string, letter: string) =>
      directive(seen, { flags, width: Number(width), hasWidth: width !== "", colons, letter }) ??
      whole,
  );
}

interface Directive {
  flags: string;
  width: number;
  hasWidth: boolean;
  colons: string;
  letter: string;
}

function directive(seen: Seen, asked: Directive): string | null {
  const { letter, colons } = asked;
  if (letter === "z") return inCase(offset(seen, colons.length), asked);
  if (colons !== "") return null;
  if (letter === "N") return nanos(seen, asked);
  const parts = composed[letter];
  if (parts !== undefined) return inCase(formatTime(parts, seen.moment, seen.zone), asked);
  const number = numberOf(seen, letter);
  if (number !== null) return filled(number, asked);
  const text = textOf(seen, letter);
  return text === null ? null : inCase(text, asked);
}

function numberOf(seen: Seen, letter: string): Digits | null {
  const { year, month, day, hour, minute, second, weekday, moment } = seen;
  const hour12 = hour % 12 || 12;
  const { yearDay } = placeInYear(seen);
  const found = new Map<string, () => Digits>([
    ["C", () => digits(Math.floor(year / 100), 2)],
    ["d", () => digits(day, 2)],
    ["e", () => digits(day, 2, " ")],
    ["g", () => digits(isoWeek(seen).year % 100, 2)],
    ["G", () => digits(isoWeek(seen).year, 4)],
    ["H", () => digits(hour, 2)],
    ["I", () => digits(hour12, 2)],
    ["j", () => digits(yearDay + 1, 3)],
    ["k", () => digits(hour, 2, " ")],
    ["l", () => digits(hour12, 2, " ")],
    ["m", () => digits(month + 1, 2)],
    ["M", () => digits(minute, 2)],
    ["q", () => digits(Math.floor(month / 3) + 1, 1)],
    ["s", () => digits(moment.seconds, 1)],
    ["S", () => digits(second, 2)],
    ["u", () => digits(weekday || 7, 1)],
    ["U", () => digits(Math.floor((yearDay + 7 - weekday) / 7), 2)],
    ["V", () => digits(isoWeek(seen).week, 2)],
    ["w", () => digits(weekday, 1)],
    ["W", () => digits(Math.floor((yearDay + 7 - ((weekday + 6) % 7)) / 7), 2)],
    ["y", () => digits(((year % 100) + 100) % 100, 2)],
    ["Y", () => digits(year, 4)],
  ]);
  return found.get(letter)?.() ?? null;
}

function textOf(seen: Seen, letter: string): string | null {
  const { weekday, month, hour, zone, moment } = seen;
  const found = new Map<string, () => string>([
    ["a", () => (days[weekday] ?? "").slice(0, 3)],
    ["A", () => days[weekday] ?? ""],
    ["b", () => (months[month] ?? "").slice(0, 3)],
    ["B", () => months[month] ?? ""],
    ["h", () => (months[month] ?? "").slice(0, 3)],
    ["n", () => "\n"],
    ["p", () => (hour < 12 ? "AM" : "PM")],
    ["P", () => (hour < 12 ? "am" : "pm")],
    ["t", () => "\t"],
    ["Z", () => zone.nameAt(moment.seconds * 1000)],
    ["%", () => "%"],
  ]);
  return found.get(letter)?.() ?? null;
}

function placeInYear({ year, month, day }: { year: number; month: number; day: number }) {
  const noon = { hour: 0, minute: 0, second: 0 };
  const first = plainSeconds({ year, month: 0, day: 1, ...noon });
  return { yearDay: Math.round((plainSeconds({ year, month, day, ...noon }) - first) / 86_400) };
}

/** The week that holds the year's first Thursday is the first. */
function isoWeek(seen: Seen): { year: number; week: number } {
  const { year, month, day, weekday } = seen;
  const thursday = new Date(0);
  thursday.setUTCFullYear(year, month, day - ((weekday + 6) % 7) + 3);
  const inYear = placeInYear({
    year: thursday.getUTCFullYear(),
    month: thursday.getUTCMonth(),
    day: thursday.getUTCDate(),
  });
  return { year: thursday.getUTCFullYear(), week: Math.floor(inYear.yearDay / 7) + 1 };
}

function offset({ moment, zone }: Seen, colons: number): string {
  const east = zone.offsetSeconds(moment.seconds * 1000);
  const sign = east < 0 ? "-" : "+";
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const all = Math.abs(east);
  const [hours, minutes, seconds] = [two(all / 3600), two((all / 60) % 60), two(all % 60)];
  if (colons === 0) return `${sign}${hours}${minutes}`;
  if (colons === 1) return `${sign}${hours}:${minutes}`;
  if (colons === 2) return `${sign}${hours}:${minutes}:${seconds}`;
  return sign + [hours, minutes, seconds].join(":").replace(/(:00)+$/, "");
}

/** `%3N` are thousandths: the width says how many digits are kept. */
function nanos({ moment }: Seen, { width, hasWidth, flags }: Directive): string {
  const all = String(moment.nanos).padStart(9, "0");
  if (flags.includes("-")) return all.replace(/0+$/, "") || "0";
  return hasWidth ? all.slice(0, width).padEnd(width, "0") : all;
}

function filled({ number, width, filling }: Digits, asked: Directive): string {
  const { flags, hasWidth } = asked;
  const kind = [...flags].findLast((flag) => /[-_0+]/.test(flag));
  const sign = number < 0 ? "-" : "";
  const text = String(Math.abs(number));
  if (kind === "-") return sign + text;
  const wide = hasWidth ? asked.width : width;
  const blank = kind === "_" || (kind === undefined && filling === " ");
  return blank ? (sign + text).padStart(wide) : sign + text.padStart(wide - sign.length, "0");
}

function inCase(text: string, { flags, width, letter }: Directive): string {
  const isUpper = flags.includes("^") || (flags.includes("#") && /[aAbBh]/.test(letter));
  const isLower = flags.includes("#") && /[pZ]/.test(letter);
  const cased = isUpper ? text.toUpperCase() : isLower ? text.toLowerCase() : text;
  return cased.padStart(width, flags.includes("0") ? "0" : " ");
}
