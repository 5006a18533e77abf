import type { InstantQuery } from "@/lib/contract/prometheus";
import { formatLabels } from "@/lib/domain/grouping-key";

export interface ResultRow {
  /** As PromQL writes it: `up{job="pushgateway"}`. */
  series: string;
  /** Prometheus' own text; of a range vector one `value @time` a line. */
  value: string;
}

type Data = Extract<InstantQuery, { status: "success" }>["data"];

/** The rows of a query's result, in the order that Prometheus gave. */
export function readResult(data: Data): ResultRow[] {
  switch (data.resultType) {
    case "scalar":
    case "string":
      return [{ series: data.resultType, value: data.result[1] }];
    case "vector":
      return data.result.map(({ metric, value }) => ({
        series: formatSeries(metric),
        value: value?.[1] ?? "a native histogram",
      }));
    case "matrix":
      return data.result.map(({ metric, values }) => ({
        series: formatSeries(metric),
        value: values?.map(([at, value]) => `${value} @${at}`).join("\n") ?? "native histograms",
      }));
  }
}

function formatSeries({ __name__: name = "", ...labels }: Record<string, string>): string {
  return Object.keys(labels).length === 0 && name !== "" ? name : `${name}${formatLabels(labels)}`;
}
