import { readableValue } from "@/lib/domain/sample-value";

const withSeconds = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const withMinutes = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });
const withDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

/** The reader's own time of day to the second. */
export function clockText(atS: number): string {
  return withSeconds.format(atS * 1000);
}

/** The same with the day, for where it may be another one. */
export function dayText(atS: number): string {
  return `${withDay.format(atS * 1000)}, ${clockText(atS)}`;
}

/** Times along an axis, as short as their distance allows; midnight is told by its day. */
export function timeTicks(ticksS: readonly number[], apartS: number): string[] {
  return ticksS.map((atS) => {
    if (apartS < 60) return clockText(atS);
    const text = withMinutes.format(atS * 1000);
    return text === "00:00" ? withDay.format(atS * 1000) : text;
  });
}

/** Values along an axis, in as many digits as tell them apart. */
export function valueTicks(ticks: readonly number[]): string[] {
  for (let digits = 3; digits < 15; digits += 1) {
    const texts = ticks.map((tick) => readableValue(tick, digits));
    if (new Set(texts).size === texts.length) return texts;
  }
  return ticks.map(String);
}
