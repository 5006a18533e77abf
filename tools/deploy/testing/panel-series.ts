import type { Registry } from "prom-client";
import { z } from "zod";

/** What a scrape adds. */
const instance = 'instance="10.128.0.7:3002"';
const namesSchema = z.array(z.string());

/**
 * What the registry exposes, as `promtool test rules` writes series by the minute: counters grow. Of a family that has
 * no series yet there is one, with each of its labels.
 */
export async function seriesOf(registry: Registry): Promise<Record<string, string>[]> {
  const text = await registry.metrics();
  const exposed = text.split("\n").filter((line) => /^[a-z]/.test(line));
  const names = exposed.map((line) => line.replace(/ \S+$/, ""));
  const missing = registry
    .getMetricsAsArray()
    .filter(({ name }) => !names.some((each) => /^\w+/.exec(each)?.[0].startsWith(name)))
    .flatMap((metric) => {
      const labels = namesSchema.parse(Reflect.get(metric, "labelNames") ?? []);
      return firstOf(metric.name, metric.type.toString() === "histogram", labels);
    });
  return [...names, ...missing].map((name) => ({ series: scraped(name), values: valuesOf(name) }));
}

function firstOf(name: string, isHistogram: boolean, labelNames: readonly string[]): string[] {
  const labels = labelNames.map((label) => `${label}="a"`);
  const braced = (...more: string[]) => `{${[...more, ...labels].join(",")}}`;
  if (!isHistogram) return [`${name}${braced()}`];
  return [
    ...["1", "+Inf"].map((le) => `${name}_bucket${braced(`le="${le}"`)}`),
    ...["_sum", "_count"].map((end) => `${name}${end}${braced()}`),
  ];
}

function scraped(name: string): string {
  const [, metric = "", labels = ""] = /^(\w+)(?:\{(.*)\})?$/.exec(name) ?? [];
  return `${metric}{${[instance, ...(labels === "" ? [] : [labels])].join(",")}}`;
}

const valuesOf = (name: string) =>
  /^\w+_(total|bucket|sum|count)\b/.test(name) ? "0+1x30" : "1x30";
