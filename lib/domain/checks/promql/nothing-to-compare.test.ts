import { expect, test } from "vitest";
import { judge } from "@/lib/domain/checks/check-kinds";
import type { Observation } from "@/lib/domain/checks/looks";
import {
  afterwards,
  type Changes,
  nowMs,
  observe,
  past,
  type Sent,
  vector,
} from "@/lib/domain/checks/testing/observe";
import type { QueryResult } from "@/lib/domain/prometheus/query-result";
import { queryCheck } from "./query";

const reference = 'time() - push_time_seconds{job="backup"}';
const check = queryCheck.schema.parse({ kind: "query", reference });

const judged = (seen: Observation) => {
  const verdict = judge(check, seen);
  const rung = verdict.rungs.find(({ state }) => state !== "ok");
  return [verdict.outcome, verdict.diagnosis?.code ?? null, rung?.id ?? null];
};
const answered = (answer: QueryResult, changes: Changes = {}, reference = vector()) =>
  observe({
    answer: "up",
    queries: { answer, reference, "without-series": vector() },
    ...changes,
  });

test("before the first scrape there was no push to wait for", () => {
  const seen = answered(vector(), { target: { lastScrapeAtMs: null } });
  expect(judge(check, seen).diagnosis).toMatchObject({
    code: "not-scraped-yet",
    message: expect.stringContaining("your gateway yet"),
  });
});

test("nothing is there because nothing was pushed", () => {
  expect(judged(answered(vector()))).toEqual(["failed", "empty-result", "same-series"]);
  expect(judged(answered(vector("1")))).toEqual(["failed", "empty-result", "same-series"]);
});

test("nothing is there because a scrape is still to come", () => {
  const waiting = ["pending", "not-scraped-yet", "same-series"];
  const { history } = past({ request: "PUT /metrics/job/a\nm 1\n", atMs: nowMs - 50 });
  expect(judged(answered(vector(), { history }))).toEqual(waiting);
  expect(judged(answered(vector(), { target: { lastScrapeAtMs: null } }))).toEqual(waiting);
  expect(judged(answered(vector(), { target: { ok: true, value: null } }))).toEqual(waiting);
});

test("nothing is there because the gateway is poisoned, or Prometheus cannot scrape it", () => {
  const poisoned = answered(vector(), { gateway: { expositionStatus: 500 } });
  expect(judged(poisoned)).toEqual(["failed", "gateway-poisoned", "same-series"]);
  const down = answered(vector(), { target: { health: "down" } });
  expect(judged(down)).toEqual(["failed", "target-down", "same-series"]);
  const { history } = past({ request: "PUT /metrics/job/a\nm 1\n", atMs: nowMs - 50 });
  const both = { gateway: { expositionStatus: 500 }, history };
  expect(judged(answered(vector(), both))[1]).toBe("gateway-poisoned");
});

test.each([
  { kind: "timeout", timeoutMs: 3000, service: "pushgateway" },
  { kind: "pushgateway-unreachable", message: "refused" },
] as const)("nothing is there because the gateway does not answer: $kind", (error) => {
  const changes: Changes = { gateway: { ok: false, error }, target: { health: "down" } };
  expect(judged(answered(vector(), changes))).toEqual(["unknown", error.kind, "same-series"]);
});

test("nothing is there because the push was refused", () => {
  const refused: Sent = {
    request: "PUT /metrics/job/backup\nm 1",
    answered: [400, "text format parsing error in line 1: unexpected end of input stream"],
  };
  const seen = answered(vector(), afterwards(refused));
  expect(judged(seen)).toEqual(["failed", "no-final-newline", "same-series"]);
});

test("a poisoned gateway or a failed scrape does not matter while there is something", () => {
  const changes: Changes = { gateway: { expositionStatus: 500 }, target: { health: "down" } };
  expect(judged(answered(vector("1"), changes, vector("1")))[0]).toBe("passed");
});

test("another type is told before that", () => {
  expect(judged(answered({ kind: "scalar", value: "1" }))[1]).toBe("different-type");
});
