import type { Labels } from "@/lib/domain/metric";
import type { Unreachable } from "@/lib/domain/stack/unreachable";

/** One element of a query's result; `value` is NaN-safe text as Prometheus sends it. */
export interface ResultSeries {
  labels: Labels;
  value: string;
}

/**
 * What became of one PromQL query. A range vector, native histograms and strings carry no series here:
 * their type alone tells them apart from what a check asks for.
 */
export type QueryResult =
  | { kind: "vector"; series: ResultSeries[] }
  | { kind: "scalar"; value: string }
  | { kind: "matrix" | "string" }
  /** `bad_data`: the expression does not parse; Prometheus' own sentence. */
  | { kind: "syntax-error"; message: string }
  /** `execution`, `timeout`, …: it parses but could not be evaluated within the sandbox's bounds. */
  | { kind: "execution-error"; message: string }
  /** `why` where an operator runs the server. */
  | { kind: "unreachable"; message: string; why?: Unreachable }
  | { kind: "timeout"; timeoutMs: number };
