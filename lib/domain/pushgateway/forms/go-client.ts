import type { Labels } from "@/lib/domain/metric";
import type { ClientMetric } from "./client-metrics";
import type { WrittenRequest } from "./request-form";
import { variableNames } from "./variable-names";

const senders: Readonly<Record<string, string>> = { PUT: "Push", POST: "Add", DELETE: "Delete" };

/** The request with client_golang's package `push` (its documentation on pkg.go.dev). */
export function goProgram(
  { method, names }: WrittenRequest,
  group: Labels,
  metrics: readonly ClientMetric[],
): string {
  const { job = "", ...others } = group;
  const sent = method === "DELETE" ? [] : metrics;
  const isMathUsed = sent.some(({ series }) => series.some(({ value }) => !Number.isFinite(value)));
  const variables = variableNames(sent, nameOf);
  const variableOf = ({ name }: ClientMetric) => variables.get(name) ?? nameOf(name);
  const client = "github.com/prometheus/client_golang/prometheus";
  const chain = [
    ...Object.entries(others).map(([name, value]) => `Grouping(${text(name)}, ${text(value)})`),
    ...sent.map((metric) => `Collector(${variableOf(metric)})`),
    `${senders[method] ?? "Push"}()`,
  ];
  return [
    "package main",
    "",
    "import (",
    '\t"log"',
    ...(isMathUsed ? ['\t"math"'] : []),
    "",
    ...(sent.length > 0 ? [`\t"${client}"`] : []),
    `\t"${client}/push"`,
    ")",
    "",
    "func main() {",
    ...sent.flatMap((metric) => metricLines(metric, variableOf(metric))),
    `\terr := push.New(${text(names.gatewayUrl)}, ${text(job)}).`,
    chain.map((call) => `\t\t${call}`).join(".\n"),
    "\tif err != nil {",
    "\t\tlog.Fatal(err)",
    "\t}",
    "}",
    "",
  ].join("\n");
}

function metricLines(metric: ClientMetric, variable: string): string[] {
  const { name, help, kind, labelNames, series } = metric;
  const type = kind === "counter" ? "Counter" : "Gauge";
  const isVector = labelNames.length > 0;
  const names = labelNames.map(text).join(", ");
  const set = kind === "counter" ? "Add" : "Set";
  return [
    `\t${variable} := prometheus.New${type}${isVector ? "Vec" : ""}(prometheus.${type}Opts{`,
    `\t\tName: ${text(name)},`,
    `\t\tHelp: ${text(help)},`,
    isVector ? `\t}, []string{${names}})` : "\t})",
    ...series.map(({ labels, value }) => {
      const values = labelNames.map((label) => text(labels[label] ?? "")).join(", ");
      const child = isVector ? `.WithLabelValues(${values})` : "";
      return `\t${variable}${child}.${set}(${number(value)})`;
    }),
  ];
}

/** In camel case; one word alone could be a keyword or a package, so it says what it is. */
function nameOf(name: string): string {
  const words = name.split(/[_:]+/).filter((word) => word !== "");
  const [first = "", ...rest] = words.map((word) => word.toLowerCase());
  const camel = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  const whole = rest.length > 0 ? camel : `${camel}Metric`;
  return /^\d/.test(whole) ? `m${whole}` : whole;
}

/** A JSON string is a Go string too. */
const text = (value: string) => JSON.stringify(value);

function number(value: number): string {
  if (Number.isNaN(value)) return "math.NaN()";
  return Number.isFinite(value) ? String(value) : `math.Inf(${Math.sign(value)})`;
}
