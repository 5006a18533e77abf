import { clockText } from "@/components/ui/time-text";
import type { ChartData } from "./chart-data";
import type { ChartEvent, Moments } from "./moments";

/** A point of the grid that is looked at, and what was done right there. */
export interface ChartPlace {
  index: number;
  event: ChartEvent | null;
}

/** As far from a sign as a pointer still means it, in pixels. */
const reachPx = 6;

export function placeAt(
  at: { index: number; timeS: number; perPixelS: number },
  { events }: Moments,
): ChartPlace {
  const away = ({ atS }: ChartEvent) => Math.abs(atS - at.timeS);
  const near = events.filter((event) => away(event) <= reachPx * at.perPixelS);
  const event = near.sort((a, b) => away(a) - away(b))[0] ?? null;
  return { index: at.index, event };
}

/** As many lines as anyone wants to hear at each step. */
const spokenLines = 3;

/** The place in words: its time, and the values there. */
export function placeWords(data: ChartData, hidden: ReadonlySet<number>, index: number): string {
  const shown = data.series.filter((_, i) => !hidden.has(i));
  const values = shown
    .slice(0, spokenLines)
    .map(({ name, texts }) => `${name} ${texts[index] ?? "no sample"}`);
  const more = shown.length - values.length;
  const rest = more > 0 ? [`${more} more`] : [];
  return `${clockText(data.timesS[index] ?? 0)}: ${[...values, ...rest].join("; ")}`;
}

/** Where a key leads from a point; null for a key that leads nowhere. */
export function indexAfterKey(key: string, index: number, count: number): number | null {
  const far = Math.max(1, Math.round(count / 10));
  const last = count - 1;
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(0, index - 1);
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(last, index + 1);
    case "PageDown":
      return Math.max(0, index - far);
    case "PageUp":
      return Math.min(last, index + far);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
