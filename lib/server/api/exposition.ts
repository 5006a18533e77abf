/** A metric in the text format 0.0.4 of Prometheus. */
export interface Metric {
  name: string;
  help: string;
  type: "gauge" | "counter" | "summary";
  samples: { suffix?: "_sum" | "_count"; labels?: Record<string, string>; value: number }[];
}

export const expositionContentType = "text/plain; version=0.0.4; charset=utf-8";

/** Writes metrics as https://prometheus.io/docs/instrumenting/exposition_formats/ wants them. */
export function writeExposition(metrics: readonly Metric[]): string {
  return metrics.map(writeMetric).join("");
}

function writeMetric({ name, help, type, samples }: Metric): string {
  const lines = samples.map(
    ({ suffix = "", labels = {}, value }) =>
      `${name}${suffix}${writeLabels(labels)} ${writeValue(value)}\n`,
  );
  const escapedHelp = help.replace(/\\/g, "\\\\").replace(/\n/g, "\\n");
  return `# HELP ${name} ${escapedHelp}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

function writeLabels(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeValue(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(",")}}` : "";
}

function escapeValue(value: string): string {
  return value.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n");
}

function writeValue(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "+Inf";
  return value === Number.NEGATIVE_INFINITY ? "-Inf" : String(value);
}
