import { complete } from "@/lib/domain/prometheus/promql/complete";
import { readPlace } from "@/lib/domain/prometheus/promql/cursor-place";
import type { KnownNames } from "@/lib/domain/prometheus/promql/known-names";
import { type Figure, median } from "./figure";

const series = 10_000;
const rounds = 9;

/** Where the names of 10,000 series are to be looked through, half written as they are while typing. */
const texts = ["b", "metric_9", "rate(bmt9", "x{l", 'x{a="', 'x{a=~"9', "sum by (1"];

/** From an expression and its cursor to what is suggested, without what the editor then draws. */
export async function measurePromqlCompletion(): Promise<Figure[]> {
  const all = Array.from({ length: series }, (_, i) => String(i).padStart(5, "0"));
  const known: KnownNames = {
    metrics: all.map((i) => ({ name: `bench_metric_${i}`, type: "gauge", help: null })),
    labels: all.map((i) => `label_${i}`),
    values: all.map((i) => `value-${i}`),
    version: "2.42.0",
  };
  const slowest = texts.map((text) => {
    const times = Array.from({ length: rounds }, () => {
      const begin = performance.now();
      complete(readPlace(text, text.length), known);
      return performance.now() - begin;
    });
    return median(times);
  });
  return [
    {
      name: `PromQL completion for ${series.toLocaleString("en")} series, computed, the slowest of ${texts.length} places`,
      value: Math.max(...slowest),
      unit: "ms",
      target: { "at-most": 50 },
    },
  ];
}
