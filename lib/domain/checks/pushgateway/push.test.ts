import { describe, expect, test } from "vitest";
import { judge, neededQueries } from "@/lib/domain/checks/check-kinds";
import type { Observation } from "@/lib/domain/checks/looks";
import { group, nowMs, observe, past, vector } from "@/lib/domain/checks/testing/observe";
import {
  asked,
  check,
  judged,
  on,
  right,
  standing,
} from "@/lib/domain/checks/testing/push-observations";
import { pushCheck } from "./push";

test("what stands as asked and is returned passes, on every rung in order", () => {
  const verdict = judge(check, standing());
  expect(verdict).toMatchObject({ outcome: "passed", diagnosis: null, remarks: [] });
  expect(verdict.rungs.map(({ id }) => id).join(" ")).toBe(
    "sent accepted stored as-asked exposed scraped visible",
  );
  expect(verdict.rungs[0]?.evidence).toBe("Seen on the gateway.");
});

test("the gateway's empty instance is no label", () => {
  const plain = pushCheck.schema.parse({
    kind: "push",
    group: { job: "a" },
    metric: "m",
    value: 4,
  });
  const seen = observe({
    gateway: { groups: [group({ job: "a" }, { m: "4" })] },
    queries: { series: vector("4"), exported: vector() },
  });
  expect(judge(plain, seen)).toMatchObject({ outcome: "passed" });
});

test("a group may have an empty label, which its series then lack", () => {
  const empty = { job: "a", path: "" };
  const plain = pushCheck.schema.parse({ kind: "push", group: empty, metric: "m", value: 4 });
  const series = [{ labels: { job: "a", instance: "" }, value: "4" }];
  const seen = observe({
    gateway: { groups: [group(empty, { m: { series } })] },
    queries: { series: vector("4"), exported: vector() },
  });
  expect(judge(plain, seen)).toMatchObject({ outcome: "passed" });
});

test.each(["42", "4.2e+01", "42.0"])("values are compared as numbers: %s", (value) => {
  const metrics = {
    some_metric_total: { type: "COUNTER", series: [{ labels: asked, value }] },
  } as const;
  expect(judged(standing({}, metrics))).toEqual(["passed", null, null]);
});

describe("nothing ever defaults to passed", () => {
  test("nothing sent", () => {
    expect(judged(observe())).toEqual(["failed", "nothing-sent", "sent"]);
    expect(judged(on(group({ job: "lunch" }, { temperature: "21" })))).toEqual([
      "failed",
      "nothing-sent",
      "sent",
    ]);
    expect(
      judge(check, observe())
        .rungs.slice(1)
        .every(({ state }) => state === "not-reached"),
    ).toBe(true);
  });

  test("the gateway cannot be read", () => {
    const error = { kind: "pushgateway-unreachable", message: "refused" } as const;
    expect(judged(standing({ gateway: { ok: false, error } }))).toEqual([
      "unknown",
      "pushgateway-unreachable",
      "sent",
    ]);
    const timeout = { kind: "timeout", timeoutMs: 3000, service: "pushgateway" } as const;
    expect(judged(standing({ gateway: { ok: false, error: timeout } }))).toEqual([
      "unknown",
      "timeout",
      "sent",
    ]);
  });

  test.each([
    [{ kind: "unreachable", message: "refused" }, "prometheus-unreachable"],
    [{ kind: "timeout", timeoutMs: 3000, service: "pushgateway" }, "timeout"],
    [{ kind: "execution-error", message: "query timed out" }, "prometheus-unreachable"],
    [undefined, "prometheus-unreachable"],
  ] as const)("Prometheus dies in the middle: %j", (series, code) => {
    const queries = series ? { series } : {};
    expect(judged(standing({ queries }))).toEqual(["unknown", code, "visible"]);
  });

  test("the target is not known, was never scraped, or not since the push", () => {
    const error = { kind: "prometheus-unreachable", message: "refused" } as const;
    expect(judged(standing({ target: { ok: false, error } }))).toEqual([
      "unknown",
      "prometheus-unreachable",
      "scraped",
    ]);
    const waiting = ["pending", "not-scraped-yet", "scraped"];
    expect(judged(standing({ target: { ok: true, value: null } }))).toEqual(waiting);
    expect(judged(standing({ target: { lastScrapeAtMs: null } }))).toEqual(waiting);
    expect(judged(standing({ target: { lastScrapeAtMs: nowMs - 1000 } }))).toEqual(waiting);
    expect(judged(standing({ target: { lastScrapeAtMs: nowMs - 999 } }))).toEqual([
      "passed",
      null,
      null,
    ]);
  });

  test("a scrape that began before the push does not count, even if it ended after", () => {
    const target = { lastScrapeAtMs: nowMs - 1001, lastScrapeDurationMs: 500 };
    expect(judged(standing({ target }))).toEqual(["pending", "not-scraped-yet", "scraped"]);
  });

  test("the value of an earlier push is still returned", () => {
    const queries = { series: vector("41"), exported: vector() };
    expect(judged(standing({ queries }))).toEqual(["pending", "not-scraped-yet", "visible"]);
    expect(judged(standing({ queries: { ...queries, series: vector() } }))).toEqual([
      "pending",
      "not-scraped-yet",
      "visible",
    ]);
  });
});

test("pushing the same again and again does not put off the verdict", () => {
  const push =
    "PUT /metrics/job/training/instance/i\n# TYPE some_metric_total counter\nsome_metric_total 42\n";
  const { history } = past(push, push);
  const metrics = {
    some_metric_total: {
      ...right.some_metric_total,
      series: [{ labels: asked, value: "42" }],
      pushedAtMs: nowMs - 1,
    },
  };
  expect(judged(standing({ history }, metrics))).toEqual(["passed", null, null]);
  const changed = past(push, push.replace("42\n", "41\n"), { request: push, atMs: nowMs - 1 });
  expect(judged(standing({ history: changed.history }, metrics))).toEqual([
    "pending",
    "not-scraped-yet",
    "scraped",
  ]);
});

test("a target that is down says why", () => {
  const seen = standing({ target: { health: "down", lastError: "sample limit exceeded" } });
  const { diagnosis } = judge(check, seen);
  expect(diagnosis?.message).toContain("more series than Prometheus takes");
  expect(diagnosis?.observed).toBe("sample limit exceeded");
});

test("a target that is down, and labels that Prometheus has renamed", () => {
  expect(judged(standing({ target: { health: "down", lastError: "500" } }))).toEqual([
    "failed",
    "target-down",
    "scraped",
  ]);
  const exported = vector({ labels: { exported_job: "training" }, value: "42" });
  expect(judged(standing({ queries: { series: vector(), exported } }))).toEqual([
    "failed",
    "honor-labels-off",
    "visible",
  ]);
});

test("queries are asked only when the verdict depends on them", () => {
  const asks = (seen: Observation) => neededQueries(check, seen).map(({ name }) => name);
  expect(asks(standing())).toEqual(["series", "exported"]);
  expect(asks(observe())).toEqual([]);
  expect(asks(standing({ target: { lastScrapeAtMs: nowMs - 5000 } }))).toEqual([]);
  expect(
    asks(standing({ gateway: { expositionStatus: 500, groups: [group(asked, right)] } })),
  ).toEqual([]);
  expect(neededQueries(check, standing())[0]?.expression).toBe(
    'some_metric_total{instance="i",job="training"}',
  );
});
