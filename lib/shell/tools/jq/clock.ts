import { utf8 } from "@/lib/shell/curl/bytes";
import { utcZone, type Zone } from "@/lib/shell/tools/date/zone";
import { type BrokenDownTime, breakDown, toUtcMs } from "./broken-down-time";
import type { Host } from "./jq-build";
import type { Memory } from "./memory";
import { parseTime } from "./parse-time";

const order = [
  "second",
  "minute",
  "hour",
  "day",
  "month",
  "year",
  "weekday",
  "dayOfYear",
] as const satisfies readonly (keyof BrokenDownTime)[];
const [summerTimeAt, offsetAt, zoneNameAt] = [32, 36, 40];

/** So many bytes of the memory are to be free for the names of zones. */
export const zoneNameBytes = 64;

/**
 * What jq asks of the clock; local time is that of the shell, never that of the browser. `freeAt` is where
 * the names of zones may stand in the memory: this build leaves `%Z` without one.
 */
export function clockOf(memory: Memory, zone: () => Zone, freeAt: () => number): Host {
  function put(at: number, parts: Partial<BrokenDownTime>): void {
    for (const [index, name] of order.entries()) {
      const value = parts[name];
      if (value !== undefined) memory.setInt(at + index * 4, value);
    }
  }

  function get(at: number): BrokenDownTime {
    const part = (index: number) => memory.int(at + index * 4);
    const [second, minute, hour, day] = [part(0), part(1), part(2), part(3)];
    return { second, minute, hour, day, month: part(4), year: part(5), weekday: 0, dayOfYear: 0 };
  }

  const local = (ms: number) => breakDown(ms, zone().offsetSeconds(ms));

  function putZone(at: number, name: string): void {
    memory.setText(freeAt(), utf8(name.slice(0, zoneNameBytes - 1)));
    memory.setInt(at + zoneNameAt, freeAt());
  }

  function putLocal(at: number, ms: number): void {
    const offset = zone().offsetSeconds(ms);
    put(at, local(ms));
    putZone(at, zone().nameAt(ms));
    memory.setInt(at + summerTimeAt, isSummerTime(zone(), ms) ? 1 : 0);
    memory.setInt(at + offsetAt, offset);
  }

  return {
    now: Date.now,
    utcOf: (seconds: bigint, at: number) => put(at, breakDown(Number(seconds) * 1000)),
    localTimeOf: (seconds: bigint, at: number) => putLocal(at, Number(seconds) * 1000),
    fromUtc(at: number) {
      const ms = toUtcMs(get(at));
      put(at, breakDown(ms));
      putZone(at, utcZone.nameAt(ms));
      return BigInt(ms / 1000);
    },
    fromLocalTime(at: number) {
      const wall = toUtcMs(get(at));
      const guess = wall - zone().offsetSeconds(wall) * 1000;
      const ms = wall - zone().offsetSeconds(guess) * 1000;
      putLocal(at, ms);
      return BigInt(ms / 1000);
    },
    readZone(west: number, hasSummer: number, standardAt: number, summerAt: number) {
      const { standard, summer } = halvesOf(zone());
      memory.setInt(west, -zone().offsetSeconds(standard));
      memory.setInt(hasSummer, standard === summer ? 0 : 1);
      memory.setText(standardAt, utf8(zone().nameAt(standard).slice(0, 16)));
      memory.setText(summerAt, utf8(zone().nameAt(summer).slice(0, 16)));
    },
    parseTime(textAt: number, formatAt: number, at: number) {
      const text = memory.text(textAt);
      const parsed = parseTime(text, memory.text(formatAt), local);
      if (!parsed) return 0;
      put(at, parsed.parts);
      if (parsed.parts.offsetSeconds !== undefined) {
        memory.setInt(at + offsetAt, parsed.parts.offsetSeconds);
      }
      return textAt + utf8(text.slice(0, parsed.length)).length;
    },
  };
}

/** A moment of this year's standard time and one of its summer time; the same where there is none. */
function halvesOf({ offsetSeconds }: Zone): { standard: number; summer: number } {
  const year = new Date().getUTCFullYear();
  const [january, july] = [Date.UTC(year, 0, 1), Date.UTC(year, 6, 1)];
  const difference = offsetSeconds(july) - offsetSeconds(january);
  if (difference === 0) return { standard: january, summer: january };
  return difference > 0 ? { standard: january, summer: july } : { standard: july, summer: january };
}

function isSummerTime(zone: Zone, ms: number): boolean {
  const { standard } = halvesOf(zone);
  return zone.offsetSeconds(ms) > zone.offsetSeconds(standard);
}
