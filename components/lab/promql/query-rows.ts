import { momentText } from "@/components/ui/time-text";
import type { InstantQuery, Sample } from "@/lib/contract/prometheus";
import { isUnixTime, parseSampleValue, readableValue } from "@/lib/domain/prometheus/sample-value";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";

export interface ResultRow {
  /** As PromQL writes it: `up{job="pushgateway"}`. */
  series: string;
  /** One of an instant, many of a range; native histograms have none. */
  samples: readonly Sample[];
  /** Samples that were there and are not among them: the oldest ones of a long range. */
  moreSamples: number;
}

export interface ResultRows {
  rows: readonly ResultRow[];
  /** How many rows there are besides. */
  more: number;
}

export type QueryData = Extract<InstantQuery, { status: "success" }>["data"];

/** As many rows as a page stays fluid with, and as many samples in one of them. */
const maxRows = 250;
const maxSamples = 100;

/** The rows of a query's result, in the order that Prometheus gave. */
export function readResult(data: QueryData): ResultRows {
  if (data.resultType === "scalar" || data.resultType === "string") {
    const row = { series: data.resultType, samples: [data.result], moreSamples: 0 };
    return { rows: [row], more: 0 };
  }
  const rows =
    data.resultType === "vector"
      ? data.result.map(({ metric, value }) => rowOf(metric, value ? [value] : []))
      : data.result.map(({ metric, values }) => rowOf(metric, values ?? []));
  const cut = Math.max(0, rows.length - maxRows);
  return { rows: rows.slice(0, maxRows), more: cut + (data.moreSeries ?? 0) };
}

/** Those of some names that the series of a result have. */
export function labelsIn(data: QueryData, names: readonly string[]): string[] {
  if (data.resultType === "scalar" || data.resultType === "string") return [];
  const series: readonly { metric: Record<string, string> }[] = data.result;
  return names.filter((name) => series.some(({ metric }) => Object.hasOwn(metric, name)));
}

function rowOf(metric: Record<string, string>, samples: readonly Sample[]): ResultRow {
  const shown = samples.slice(-maxSamples);
  return { series: seriesName(metric), samples: shown, moreSamples: samples.length - shown.length };
}

/** A series as one would write it in PromQL. */
export function seriesName({ __name__: name = "", ...labels }: Record<string, string>): string {
  return Object.keys(labels).length === 0 && name !== "" ? name : `${name}${formatLabels(labels)}`;
}

/**
 * A value in words beside Prometheus' exact text: a time of day, or three digits and a prefix, told to be
 * rounded where they are. Null where the text already says it. `askedBy` is the series, or the expression
 * where that has no name.
 */
export function valueWords(text: string, askedBy: string): string | null {
  const value = parseSampleValue(text);
  if (isUnixTime(value, askedBy)) return momentText(value);
  const words = readableValue(value);
  // Fewer digits alone would say the same twice.
  if (words === text || !/ [a-zµ]$/i.test(words)) return null;
  return Number(value.toPrecision(3)) === value ? words : `≈ ${words}`;
}
