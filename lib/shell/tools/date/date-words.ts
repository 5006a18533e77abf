/** The words of a date as GNU's `date -d` knows them; a name may be cut to three letters where it says so. */

const monthNames =
  "january february march april may june july august september october november december".split(
    " ",
  );
const dayNames = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

/** 0 is January; null for any other word. */
export function monthNamed(word: string): number | null {
  const short = word === "sept" ? "sep" : word;
  const at = monthNames.findIndex((name) => name === short || name.slice(0, 3) === short);
  return at < 0 ? null : at;
}

/** 0 is Sunday. */
export function dayNamed(word: string): number | null {
  const others: Readonly<Record<string, number>> = { tues: 2, wednes: 3, thur: 4, thurs: 4 };
  const at = dayNames.findIndex((name) => name === word || name.slice(0, 3) === word);
  return at < 0 ? (others[word] ?? null) : at;
}

export const ordinals: Readonly<Record<string, number>> = {
  last: -1,
  this: 0,
  next: 1,
  first: 1,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
};

/** How far a word leads, in days. */
export const dayShifts: Readonly<Record<string, number>> = {
  today: 0,
  now: 0,
  tomorrow: 1,
  yesterday: -1,
};

export type Unit = "year" | "month" | "day" | "hour" | "minute" | "second";

export function unitNamed(word: string): { unit: Unit; count: number } | null {
  const units: Readonly<Record<string, { unit: Unit; count: number }>> = {
    year: { unit: "year", count: 1 },
    month: { unit: "month", count: 1 },
    fortnight: { unit: "day", count: 14 },
    week: { unit: "day", count: 7 },
    day: { unit: "day", count: 1 },
    hour: { unit: "hour", count: 1 },
    minute: { unit: "minute", count: 1 },
    min: { unit: "minute", count: 1 },
    second: { unit: "second", count: 1 },
    sec: { unit: "second", count: 1 },
  };
  return units[word] ?? units[word.replace(/s$/, "")] ?? null;
}

/** Hours east of UTC. */
const zones: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  ut: 0,
  z: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  met: 1,
  cest: 2,
  mest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  msd: 4,
  ist: 5.5,
  sgt: 8,
  jst: 9,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

/** Seconds east of UTC; single letters are those of the military, J is none. */
export function zoneWord(word: string): number | null {
  const hours = zones[word];
  if (hours !== undefined) return hours * 3600;
  const east = "abcdefghiklm".indexOf(word);
  const west = "nopqrstuvwxy".indexOf(word);
  if (word.length !== 1) return null;
  return east >= 0 ? (east + 1) * 3600 : west >= 0 ? -(west + 1) * 3600 : null;
}
