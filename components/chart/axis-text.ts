import { clockText, dayText, minuteText } from "@/components/ui/time-text";
import { readableValue } from "@/lib/domain/prometheus/sample-value";

/** Times along an axis, as short as their distance allows; midnight is told by its day. */
export function timeTicks(ticksS: readonly number[], apartS: number): string[] {
  return ticksS.map((atS) => {
    if (apartS < 60) return clockText(atS);
    const text = minuteText(atS);
    return text === "00:00" ? dayText(atS) : text;
  });
}

/** Values along an axis, in as many digits as tell them apart. */
export function valueTicks(exact: readonly number[]): string[] {
  const largest = Math.max(...exact.map(Math.abs));
  // Zero comes out of sums of large steps as a remainder.
  const ticks = exact.map((tick) => (Math.abs(tick) < largest * 1e-12 ? 0 : tick));
  for (let digits = 3; digits < 15; digits += 1) {
    const texts = ticks.map((tick) => readableValue(tick, digits));
    if (new Set(texts).size === texts.length) return texts;
  }
  return ticks.map(String);
}
