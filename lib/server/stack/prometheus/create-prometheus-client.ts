import { type InstantQuery, instantQuerySchema } from "@/lib/contract/prometheus";
import type { QueryResult } from "@/lib/domain/prometheus/query-result";
import { ok } from "@/lib/domain/result";
import type { AskUpstream, UpstreamError } from "@/lib/server/upstream/upstream";
import { readUpstreamJson } from "@/lib/server/upstream/upstream-json";
import type { PrometheusClient } from "./prometheus-client";
import { readTarget, targetsAnswerSchema } from "./targets-answer";

const service = "prometheus";
const timeoutMs = 3000;
const maxAnswerBytes = 16 * 1024 * 1024;

export function createPrometheusClient(ask: AskUpstream): PrometheusClient {
  return {
    async target(base, scrapeJob) {
      const path = "/api/v1/targets?state=active";
      const answer = await ask({
        service,
        base,
        method: "GET",
        path,
        timeoutMs,
        maxAnswerBytes,
      });
      if (!answer.ok) return answer;
      const read = await readUpstreamJson(service, answer.value, targetsAnswerSchema);
      if (!read.ok) return read;
      const { activeTargets } = read.value.data;
      const found = activeTargets.find((each) => each.scrapePool === scrapeJob);
      return ok(found ? readTarget(found, activeTargets) : null);
    },
    async query(base, expression, atMs) {
      const form = new URLSearchParams({ query: expression, time: (atMs / 1000).toFixed(3) });
      const answer = await ask({
        service,
        base,
        method: "POST",
        path: "/api/v1/query",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: Buffer.from(form.toString()),
        isRepeatable: true,
        timeoutMs,
        maxAnswerBytes,
      });
      if (!answer.ok) return failedQuery(answer.error);
      const read = await readUpstreamJson(service, answer.value, instantQuerySchema);
      return read.ok ? readResult(read.value) : failedQuery(read.error);
    },
  };
}

function failedQuery(error: UpstreamError): QueryResult {
  if (error.kind === "upstream-timeout") return { kind: "timeout", timeoutMs: error.timeoutMs };
  const isTooMuch =
    error.kind === "upstream-unexpected" && (error.longerThanBytes ?? error.holdsMoreThan);
  return isTooMuch
    ? { kind: "execution-error", message: "the result has more series and labels than can be read" }
    : { kind: "unreachable", message: error.message };
}

function readResult(answer: InstantQuery): QueryResult {
  if (answer.status === "error") {
    const kind = answer.errorType === "bad_data" ? "syntax-error" : "execution-error";
    return { kind, message: answer.error };
  }
  const { data } = answer;
  switch (data.resultType) {
    case "vector":
      return {
        kind: "vector",
        series: data.result.flatMap(({ metric, value }) =>
          value ? [{ labels: metric, value: value[1] }] : [],
        ),
      };
    case "scalar":
      return { kind: "scalar", value: data.result[1] };
    default:
      return { kind: data.resultType };
  }
}
