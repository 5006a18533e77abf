import type { Labels } from "@/lib/domain/metric";
import { parseGoFloat } from "@/lib/domain/pushgateway/exposition/go-float";
import { parseExposition } from "@/lib/domain/pushgateway/exposition/parse-exposition";
import { err, ok, type Result } from "@/lib/domain/result";

/** A metric as a client library makes it: one object, a value for each combination of its labels. */
export interface ClientMetric {
  name: string;
  help: string;
  kind: "counter" | "gauge";
  labelNames: string[];
  series: { labels: Labels; value: number }[];
}

/**
 * What client libraries would need to send this body, without the labels that the URL overwrites. They
 * always name a type: a `_total` becomes a counter, anything else without a type a gauge. A ready-made
 * histogram or summary cannot be set in them, nor a counter below 0. The error is a sentence for the learner.
 */
export function readClientMetrics(body: string, group: Labels): Result<ClientMetric[], string> {
  const { families, isAccepted } = parseExposition(body, group);
  if (!isAccepted)
    return err("The gateway would refuse this body; its problems are listed below it.");
  const aggregate = families.find(({ type }) => type === "HISTOGRAM" || type === "SUMMARY");
  if (aggregate) {
    return err(
      `${aggregate.name} is a ${aggregate.type.toLowerCase()}: a client library computes it from what it observes, and cannot send ready-made buckets or quantiles.`,
    );
  }
  const metrics = families.map(({ name, type, series }): ClientMetric => {
    const isCounter = type === "COUNTER" || (type === "UNTYPED" && name.endsWith("_total"));
    const own = series.map(({ labels, value }) => ({
      labels: withoutThose(labels, group),
      value: parseGoFloat(value),
    }));
    return {
      name,
      help: helpOf(body, name),
      kind: isCounter ? "counter" : "gauge",
      labelNames: [...new Set(own.flatMap(({ labels }) => Object.keys(labels)))],
      series: own,
    };
  });
  const impossible = impossibleCounter(metrics);
  return impossible === null ? ok(metrics) : err(impossible);
}

/** Why a client library could not have one of these counters; null where it could have them all. */
function impossibleCounter(metrics: readonly ClientMetric[]): string | null {
  const counters = metrics.filter(({ kind }) => kind === "counter");
  for (const { name, series } of counters) {
    // Not a number is not at least 0 either.
    const odd = series.find(({ value }) => !(value >= 0));
    if (odd) {
      const value = String(odd.value).replace("Infinity", "Inf");
      return `${name} is a counter, and its value is ${value}: a client library's counter begins at 0 and only goes up, so it cannot hold that.`;
    }
  }
  return null;
}

function withoutThose(labels: Labels, group: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !Object.hasOwn(group, name)));
}

/** Both libraries want a help text; without one in the body it repeats the name in words. */
function helpOf(body: string, name: string): string {
  const line = body
    .split("\n")
    .find((each) => /^\s*#\s*HELP\s/.test(each) && each.split(/\s+/).includes(name));
  const written = line?.slice(line.indexOf(name) + name.length).trim() ?? "";
  const help = written.replace(/\\([\\n])/g, (_, char) => (char === "n" ? "\n" : char));
  return help === "" ? name.replace(/[_:]+/g, " ").trim() : help;
}
