import type { TimeGrid } from "@/lib/client/query-prometheus";
import type { Sample } from "@/lib/contract/prometheus";
import { parseSampleValue } from "@/lib/domain/prometheus/sample-value";

/** A point that has no place on a scale: `NaN`, `+Inf`, `-Inf`. */
export interface OddPoint {
  index: number;
  value: number;
}

/** One line, point by point of the grid. */
export interface ChartSeries {
  name: string;
  /** As Prometheus wrote it; undefined where there is no sample. */
  texts: readonly (string | undefined)[];
  /** What can be drawn; null makes a gap. */
  drawn: readonly (number | null)[];
  odd: readonly OddPoint[];
}

export interface ChartData {
  /** Unix seconds of the points. */
  timesS: readonly number[];
  stepS: number;
  series: readonly ChartSeries[];
  /** The values count something, so that their axis has whole numbers alone. */
  isCount?: true;
}

export function gridTimes({ startS, endS, stepS }: TimeGrid): number[] {
  const count = Math.floor((endS - startS) / stepS + 1e-6) + 1;
  return Array.from({ length: count }, (_, i) => startS + i * stepS);
}

/** Beyond it the span between two values would be infinite; a line there runs along the edge. */
const farthest = 7e307;

/** Puts the samples of one series on the grid. A point that Prometheus left out is a gap, never a line. */
export function alignSeries(
  name: string,
  samples: readonly Sample[],
  { startS, stepS }: TimeGrid,
  count: number,
): ChartSeries {
  const texts = new Array<string | undefined>(count).fill(undefined);
  const drawn = new Array<number | null>(count).fill(null);
  const odd: OddPoint[] = [];
  // Not destructured: of 50,000 samples, in a page that has just loaded, that alone takes 25 ms.
  for (let i = 0; i < samples.length; i += 1) {
    const sample = samples[i];
    if (!sample) continue;
    const text = sample[1];
    const index = Math.round((sample[0] - startS) / stepS);
    if (index < 0 || index >= count) continue;
    const value = parseSampleValue(text);
    texts[index] = text;
    if (Number.isFinite(value)) drawn[index] = Math.min(farthest, Math.max(-farthest, value));
    else odd.push({ index, value });
  }
  return { name, texts, drawn, odd };
}

/** Every point that there is. */
export function allPoints(drawn: ArrayLike<number | null | undefined>): number[] {
  return Array.from(drawn, (value, i) => (value == null ? -1 : i)).filter((i) => i >= 0);
}

/** Points with a gap on either side, which no line would show. */
export function lonePoints(drawn: ArrayLike<number | null | undefined>): number[] {
  const lone: number[] = [];
  for (let i = 0; i < drawn.length; i += 1) {
    if (drawn[i] != null && drawn[i - 1] == null && drawn[i + 1] == null) lone.push(i);
  }
  return lone;
}

/** A series in figures, for those who read rather than look. */
export interface SeriesFigures {
  /** All as Prometheus wrote them; null where there is none. */
  first: string | null;
  last: string | null;
  lowest: number | null;
  highest: number | null;
  /** How many times the line is broken. */
  gaps: number;
}

export function figuresOf({ texts, drawn }: ChartSeries): SeriesFigures {
  let lowest: number | null = null;
  let highest: number | null = null;
  for (const value of drawn) {
    if (value === null) continue;
    if (lowest === null || value < lowest) lowest = value;
    if (highest === null || value > highest) highest = value;
  }
  const first = texts.find((text) => text !== undefined) ?? null;
  const last = texts.findLast((text) => text !== undefined) ?? null;
  return { first, last, lowest, highest, gaps: countGaps(texts) };
}

/** Runs of missing points between two that are there. */
function countGaps(texts: readonly (string | undefined)[]): number {
  const from = texts.findIndex((text) => text !== undefined);
  const to = texts.findLastIndex((text) => text !== undefined);
  let gaps = 0;
  for (let i = from + 1; i < to; i += 1) {
    if (texts[i] === undefined && texts[i - 1] !== undefined) gaps += 1;
  }
  return gaps;
}
