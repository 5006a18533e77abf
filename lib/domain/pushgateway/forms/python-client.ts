import type { Labels } from "@/lib/domain/metric";
import type { ClientMetric } from "./client-metrics";
import type { WrittenRequest } from "./request-form";
import { variableNames } from "./variable-names";

const senders: Readonly<Record<string, string>> = {
  PUT: "push_to_gateway",
  POST: "pushadd_to_gateway",
  DELETE: "delete_from_gateway",
};

/** The request with `prometheus_client` (client_python's documentation, "Exporting to a Pushgateway"). */
export function pythonProgram(
  { method, names }: WrittenRequest,
  group: Labels,
  metrics: readonly ClientMetric[],
): string {
  const sender = senders[method] ?? "push_to_gateway";
  const { job = "", ...others } = group;
  const isDelete = method === "DELETE";
  const key = Object.entries(others).map(([name, value]) => `${text(name)}: ${text(value)}`);
  const options = [
    `    ${text(names.gatewayUrl)},`,
    `    job=${text(job)},`,
    ...(key.length > 0 ? [`    grouping_key={${key.join(", ")}},`] : []),
    ...(isDelete ? [] : ["    registry=registry,"]),
  ];
  const call = [`${sender}(`, ...options, ")"];
  if (isDelete) return [`from prometheus_client import ${sender}`, "", ...call, ""].join("\n");
  const kinds = [...new Set(metrics.map(classOf))].sort();
  const imported = ["CollectorRegistry", ...kinds, sender];
  const variables = variableNames(metrics, nameOf, imported);
  return [
    `from prometheus_client import ${imported.join(", ")}`,
    "",
    "registry = CollectorRegistry()",
    ...metrics.flatMap((metric) =>
      metricLines(metric, variables.get(metric.name) ?? nameOf(metric.name)),
    ),
    "",
    ...call,
    "",
  ].join("\n");
}

/** The library itself adds `_total` to a counter's name; where that is not there, only a gauge has this name. */
function classOf({ kind, name }: ClientMetric): "Counter" | "Gauge" {
  return kind === "counter" && name.endsWith("_total") ? "Counter" : "Gauge";
}

function metricLines(metric: ClientMetric, variable: string): string[] {
  const { name, help, labelNames, series } = metric;
  const kind = classOf(metric);
  const labels = labelNames.length > 0 ? `, [${labelNames.map(text).join(", ")}]` : "";
  const set = kind === "Counter" ? "inc" : "set";
  return [
    ...(kind === "Gauge" && metric.kind === "counter"
      ? ["# The library has no counter without _total in its name."]
      : []),
    `${variable} = ${kind}(${text(name)}, ${text(help)}${labels}, registry=registry)`,
    ...series.map((each) => {
      const values = labelNames.map((label) => text(each.labels[label] ?? ""));
      const child = values.length > 0 ? `.labels(${values.join(", ")})` : "";
      return `${variable}${child}.${set}(${number(each.value)})`;
    }),
  ];
}

/** No keyword of Python holds an underscore, and no name used here has one at its end. */
const nameOf = (name: string) => `${name.replaceAll(":", "_")}${name.includes("_") ? "" : "_"}`;

/** A JSON string is a Python string too. */
const text = (value: string) => JSON.stringify(value);

function number(value: number): string {
  return Number.isFinite(value) ? String(value) : `float("${String(value).toLowerCase()}")`;
}
