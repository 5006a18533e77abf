import { type InstantQuery, instantQuerySchema } from "@/lib/contract/prometheus";
import type { QueryResult } from "@/lib/domain/prometheus/query-result";
import type { Scraping } from "@/lib/domain/prometheus/target";
import { ok } from "@/lib/domain/result";
import type { AskUpstream, UpstreamError } from "@/lib/server/upstream/upstream";
import { readUpstreamJson } from "@/lib/server/upstream/upstream-json";
import type { PrometheusClient } from "./prometheus-client";
import { configAnswerSchema, readScraping } from "./read-scraping";
import { readTarget, targetsAnswerSchema, unknownScraping } from "./targets-answer";

const service = "prometheus";
const timeoutMs = 3000;
const maxAnswerBytes = 16 * 1024 * 1024;

/** How long a configuration counts as it was read, and how long it is left alone where it cannot be; ms. */
const configKeptMs = 60_000;
const configFailedMs = 10_000;
const maxConfigs = 1000;

export function createPrometheusClient(ask: AskUpstream): PrometheusClient {
  const get = (base: string, path: string) =>
    ask({ service, base, method: "GET", path, timeoutMs, maxAnswerBytes });
  const scrapingOf = keepScraping(async (base) => {
    const answer = await get(base, "/api/v1/status/config");
    if (!answer.ok) return null;
    const read = await readUpstreamJson(service, answer.value, configAnswerSchema);
    return read.ok ? read.value.data.yaml : null;
  });
  return {
    async target(base, wanted) {
      const answer = await get(base, "/api/v1/targets?state=active");
      if (!answer.ok) return answer;
      const read = await readUpstreamJson(service, answer.value, targetsAnswerSchema);
      if (!read.ok) return read;
      const found = readTarget(read.value.data, wanted);
      if (!found) return ok(null);
      return ok({ ...found.target, scraping: await scrapingOf(base, found.scrapePool) });
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

/** Reads a configuration seldom: it changes when an operator changes it. */
function keepScraping(readConfig: (base: string) => Promise<string | null>) {
  const kept = new Map<string, { scraping: Promise<Scraping>; untilMs: number }>();
  return (base: string, scrapePool: string): Promise<Scraping> => {
    const key = JSON.stringify([base, scrapePool]);
    const before = kept.get(key);
    if (before && Date.now() < before.untilMs) return before.scraping;
    const [oldest] = kept.keys();
    kept.delete(key);
    if (kept.size >= maxConfigs && oldest !== undefined) kept.delete(oldest);
    const scraping = readConfig(base).then((yaml) => {
      if (yaml !== null) return readScraping(yaml, scrapePool);
      kept.set(key, { scraping, untilMs: Date.now() + configFailedMs });
      return unknownScraping;
    });
    kept.set(key, { scraping, untilMs: Date.now() + configKeptMs });
    return scraping;
  };
}

function failedQuery(error: UpstreamError): QueryResult {
  if (error.kind === "upstream-timeout") return { kind: "timeout", timeoutMs: error.timeoutMs };
  const isTooMuch =
    error.kind === "upstream-unexpected" && (error.longerThanBytes ?? error.holdsMoreThan);
  if (isTooMuch) {
    const message = "the result has more series and labels than can be read";
    return { kind: "execution-error", message };
  }
  const { message, why } = error;
  return { kind: "unreachable", message, ...(why && { why }) };
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
