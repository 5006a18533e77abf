import type { PushedFamily } from "../attempt";
import type { MetricType } from "../gateway-state";

const typeNames: Record<string, MetricType> = {
  counter: "COUNTER",
  gauge: "GAUGE",
  histogram: "HISTOGRAM",
  summary: "SUMMARY",
  untyped: "UNTYPED",
};

/**
 * The families of a body that a Pushgateway has accepted as text format 0.0.4
 * (https://prometheus.io/docs/instrumenting/exposition_formats/). Only meant for accepted text: it does
 * not look for errors. Parts of histograms and summaries are counted to their family.
 */
export function readAcceptedText(text: string): PushedFamily[] {
  const families = new Map<string, PushedFamily>();
  const family = (name: string): PushedFamily => {
    const known = families.get(name) ?? { name, type: "UNTYPED", series: [] };
    families.set(name, known);
    return known;
  };
  for (const line of text.split("\n")) {
    const content = line.replace(/^[ \t]+/, "");
    if (content.startsWith("#")) {
      const [, name, type] = /^#[ \t]*TYPE[ \t]+(\S+)[ \t]+(\S+)/.exec(content) ?? [];
      if (name && type) family(name).type = typeNames[type.toLowerCase()] ?? "UNTYPED";
    } else if (content !== "") {
      const sample = readSample(content);
      const owner = family(ownerName(sample.name, families));
      owner.series.push({ labels: sample.labels, value: sample.value });
    }
  }
  return [...families.values()].filter((each) => each.series.length > 0);
}

function ownerName(name: string, families: ReadonlyMap<string, PushedFamily>): string {
  const base = name.replace(/_(bucket|sum|count)$/, "");
  const type = families.get(base)?.type;
  return type === "HISTOGRAM" || type === "SUMMARY" ? base : name;
}

function readSample(line: string): {
  name: string;
  labels: Record<string, string>;
  value: string;
} {
  const name = /^[^\s{]*/.exec(line)?.[0] ?? "";
  const rest = line.slice(name.length).replace(/^[ \t]+/, "");
  const labels: Record<string, string> = {};
  let at = 0;
  if (rest.startsWith("{")) {
    const pair = /[{,]?\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:\\.|[^"\\])*)"\s*/y;
    for (let found = pair.exec(rest); found; found = pair.exec(rest)) {
      labels[found[1] ?? ""] = unescapeLabelValue(found[2] ?? "");
      at = pair.lastIndex;
    }
    at = rest.indexOf("}", at) + 1;
  }
  const value = /\S+/.exec(rest.slice(at))?.[0] ?? "";
  return { name, labels, value };
}

function unescapeLabelValue(escaped: string): string {
  return escaped.replace(/\\(.)/g, (_, char: string) => (char === "n" ? "\n" : char));
}
