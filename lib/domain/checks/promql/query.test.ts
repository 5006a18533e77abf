import { describe, expect, test } from "vitest";
import { judge, neededQueries } from "@/lib/domain/checks/check-kinds";
import type { Observation } from "@/lib/domain/checks/looks";
import { type Changes, nowMs, observe, vector } from "@/lib/domain/checks/testing/observe";
import type { QueryResult } from "@/lib/domain/prometheus/query-result";
import { queryCheck } from "./query";

const check = queryCheck.schema.parse({ kind: "query", reference: 'up{job="pushgateway"}' });
const labels = { job: "pushgateway", instance: "127.0.0.1:9091" };
const up = (value = "1", more: Record<string, string> = { __name__: "up" }) => ({
  labels: { ...labels, ...more },
  value,
});

const judged = (seen: Observation) => {
  const verdict = judge(check, seen);
  const rung = verdict.rungs.find(({ state }) => state !== "ok");
  return [verdict.outcome, verdict.diagnosis?.code ?? null, rung?.id ?? null];
};
const answered = (
  answer: QueryResult,
  { reference = vector(up()), withoutSeries = vector() as QueryResult } = {},
  changes: Changes = {},
) =>
  observe({
    answer: "up",
    queries: { answer, reference, "without-series": withoutSeries },
    ...changes,
  });

test("the same result passes, on five rungs", () => {
  const verdict = judge(check, answered(vector(up())));
  expect(verdict.outcome).toBe("passed");
  expect(verdict.rungs.map(({ id }) => id).join(" ")).toBe(
    "parses evaluates same-type same-series same-values",
  );
});

test("nothing is compared before each of the targets was scraped once", () => {
  const fresh = { target: { unscrapedJobs: ["legacy_app"] } };
  const waiting = ["pending", "not-scraped-yet", "same-series"];
  expect(judged(answered(vector(up()), {}, fresh))).toEqual(waiting);
  expect(judged(answered(vector(), { reference: vector() }, fresh))).toEqual(waiting);
  expect(judged(answered({ kind: "scalar", value: "1" }, {}, fresh))[1]).toBe("different-type");
});

test.each([null, "", "  \n", "# up"])("no answer is none: %j", (answer) => {
  expect(judged(observe({ answer }))).toEqual(["failed", "no-answer", "parses"]);
});

describe("Prometheus does not tell", () => {
  const refused = { kind: "unreachable", message: "refused" } as const;
  const timeout = { kind: "timeout", timeoutMs: 3000 } as const;
  test.each([
    [answered(refused), "prometheus-unreachable"],
    [answered(timeout), "timeout"],
    [answered(vector(up()), { reference: refused }), "prometheus-unreachable"],
    [answered(vector(up()), { reference: timeout }), "timeout"],
    [observe({ answer: "up" }), "prometheus-unreachable"],
    [
      answered(vector(up()), { reference: { kind: "syntax-error", message: "x" } }),
      "prometheus-unreachable",
    ],
  ])("it is unknown (%#)", (seen, code) => {
    expect(judged(seen)).toEqual(["unknown", code, "parses"]);
  });

  test("a server that is down is told before a missing answer", () => {
    const target = { ok: false, error: { kind: "sandbox-full" } } as const;
    expect(judged(observe({ target }))).toEqual(["unknown", "sandbox-full", "parses"]);
  });

  test("a gateway that is down does not matter", () => {
    const error = { kind: "pushgateway-unreachable", message: "refused" } as const;
    const seen = answered(vector(up()), {}, { gateway: { ok: false, error } });
    expect(judged(seen)).toEqual(["passed", null, null]);
  });

  test("it dies before the last query", () => {
    expect(judged(answered(vector(up()), { withoutSeries: refused }))).toEqual([
      "unknown",
      "prometheus-unreachable",
      "same-values",
    ]);
    expect(judged(answered(vector(up()), { withoutSeries: timeout }))[1]).toBe("timeout");
    const failed = { kind: "execution-error", message: "too many samples" } as const;
    expect(judged(answered(vector(up()), { withoutSeries: failed }))[0]).toBe("unknown");
  });
});

test("an expression that does not parse or evaluate, with Prometheus' own sentence", () => {
  const message = "1:3: parse error: unclosed left brace";
  const broken = answered({ kind: "syntax-error", message });
  expect(judged(broken)).toEqual(["failed", "syntax-error", "parses"]);
  expect(judge(check, broken).diagnosis?.observed).toBe(message);
  const prefixed = answered({
    kind: "syntax-error",
    message: `invalid parameter "query": ${message}`,
  });
  expect(judge(check, prefixed).diagnosis).toMatchObject({
    observed: message,
  });
  expect(judge(check, { ...prefixed, answer: "{ab" }).diagnosis?.message).toContain(
    "stopped at character 3.",
  );
  expect(judge(check, { ...prefixed, answer: "{a" }).diagnosis?.message).toContain("to the end");
  const failed = answered({ kind: "execution-error", message: "many-to-many matching" });
  expect(judged(failed)).toEqual(["failed", "other-rejection", "evaluates"]);
});

test.each([
  ["1:25", 'up{job="püshgatewäy"} foo', " at character 23."],
  ["2:12", 'up +\nup{a="ü"} foo', " at character 11 of line 2."],
  ["1:3", "up\u00a0", " at character 3, which cannot be seen."],
  ["1:5", "up +\n\n", " to the end,"],
  ["1:9", "up + # c", " to the end,"],
])("where Prometheus stopped, %s, as characters of the expression %j", (at, answer, place) => {
  const message = `${at}: parse error: unexpected`;
  const seen = answered({ kind: "syntax-error", message }, {}, { answer });
  expect(judge(check, seen).diagnosis?.message).toContain(place);
});

test.each([{ kind: "scalar", value: "1" }, { kind: "matrix" }, { kind: "string" }] as const)(
  "another type: %j",
  (answer) => {
    expect(judged(answered(answer))).toEqual(["failed", "different-type", "same-type"]);
  },
);

describe("series", () => {
  const different = ["failed", "different-series", "same-series"];
  test("none, others, more or fewer", () => {
    expect(judged(answered(vector()))).toEqual(["failed", "empty-result", "same-series"]);
    expect(judged(answered(vector("1")))).toEqual(different);
    expect(judged(answered(vector(up(), up("1", { a: "b" }))))).toEqual(different);
    const two = { reference: vector(up(), up("1", { a: "b" })) };
    expect(judged(answered(vector(up()), two))).toEqual(different);
  });

  test("the order does not matter, and neither does the metric's name", () => {
    const reference = vector(up(), up("0", { a: "b" }));
    expect(judged(answered(vector(up("0", { a: "b" }), up()), { reference }))[0]).toBe("passed");
    expect(judged(answered(vector(up("1", {}))))[0]).toBe("passed");
  });

  test("two metrics with the same labels are two series", () => {
    const answer = vector(up(), up("1", { __name__: "scrape_samples_scraped" }));
    expect(judged(answered(answer))).toEqual(different);
  });

  test("what is asked for is told without the name that would solve it", () => {
    const { diagnosis } = judge(check, answered(vector("1")));
    expect(diagnosis).toMatchObject({
      expected: '{job="pushgateway",instance="127.0.0.1:9091"}',
      observed: "{}",
    });
  });
});

test.each([
  [vector("1"), "labels `instance` and `job` are missing"],
  [vector(up(), up("1", { a: "b" })), "besides the one asked for"],
  [vector(up("1", { job: "other" })), "than the one asked for."],
  [vector(up("-1")), "opposite sign"],
  [vector(up("2")), 'instance="127.0.0.1:9091"}` differs.'],
  [{ kind: "scalar", value: "1" } as const, "returns a single number"],
])("in what way a result differs: %j", (answer, how) => {
  expect(judge(check, answered(answer)).diagnosis?.message).toContain(how);
});

test("in what way one of several series differs", () => {
  const reference = vector(up(), up("1", { a: "b" }));
  const message = (...series: ReturnType<typeof up>[]) =>
    judge(check, answered(vector(...series), { reference })).diagnosis?.message;
  expect(message(up("1", { a: "b" }))).toBe(
    'The result lacks 1 of the 2 series asked for: `{job="pushgateway",instance="127.0.0.1:9091"}`.',
  );
  expect(message(up(), up("1", { a: "c" }))).toContain("other series than the ones asked for.");
  expect(message(up(), up())).toContain("other series than the ones asked for.");
  expect(message(up(), up(), up("1", { a: "b" }))).toContain("besides the ones asked for.");
});

describe("values", () => {
  test.each([
    ["1", "0", false],
    ["1", "1.0000000001", true],
    ["1", "1.00000001", false],
    ["NaN", "NaN", true],
    ["NaN", "1", false],
    ["+Inf", "+Inf", true],
    ["+Inf", "-Inf", false],
    ["+Inf", "1", false],
    ["0", "-0", true],
    ["1e3", "1000", true],
  ])("%s and %s are equal: %s", (reference, answer, isEqual) => {
    const seen = answered(vector(up(answer)), { reference: vector(up(reference)) });
    expect(judged(seen)).toEqual(
      isEqual ? ["passed", null, null] : ["failed", "different-values", "same-values"],
    );
  });
});

describe("a result that is right only now", () => {
  const constant = ["failed", "constant-answer", "same-values"];
  test("the same without any series", () => {
    expect(judged(answered(vector(up()), { withoutSeries: vector(up()) }))).toEqual(constant);
    const more = vector(up(), up("0", { a: "b" }));
    expect(judged(answered(vector(up()), { withoutSeries: more }))).toEqual(constant);
  });

  test("it does not depend on series, or `@` pins it to a moment", () => {
    const why = (answer: string) =>
      judge(check, answered(vector(up()), { withoutSeries: vector(up()) }, { answer })).diagnosis;
    expect(why("vector(1)")?.message).toContain("returns the same when there are no series");
    expect(why("up @ 1700000000")).toMatchObject({
      code: "constant-answer",
      message: expect.stringContaining("`@` pins it to one moment,"),
    });
  });

  test("one series by hand beside a real one is none", () => {
    const both = vector(up(), up("0", { a: "b" }));
    const withoutSeries = vector(up("0", { a: "b" }));
    expect(judged(answered(both, { reference: both, withoutSeries }))[0]).toBe("passed");
  });

  test("a fallback for missing series is no literal", () => {
    expect(judged(answered(vector(up()), { withoutSeries: vector("0") }))[0]).toBe("passed");
    expect(judged(answered(vector(up()), { withoutSeries: vector(up("0")) }))[0]).toBe("passed");
  });

  test("a scalar that is not a number without series depends on them", () => {
    const [one, nan] = [
      { kind: "scalar", value: "1" },
      { kind: "scalar", value: "NaN" },
    ] as const;
    expect(judged(answered(one, { reference: one, withoutSeries: nan }))[0]).toBe("passed");
    expect(judged(answered(one, { reference: one, withoutSeries: one }))).toEqual(constant);
  });
});

test("the answer, the reference and the answer without series are asked, if there is an answer", () => {
  const asks = (seen: Observation) => neededQueries(check, seen).map(({ name }) => name);
  expect(asks(observe({ answer: "up" }))).toEqual(["answer", "reference", "without-series"]);
  expect(asks(observe({ answer: " " }))).toEqual([]);
  const target = { ok: false, error: { kind: "sandbox-starting" } } as const;
  expect(asks(observe({ answer: "up", target }))).toEqual([]);
});

test("timestamp() in place of the value is named as the cause", () => {
  const why = (answer: string) =>
    judge(check, answered(vector(up("2")), {}, { answer })).diagnosis?.message;
  expect(why("time() - timestamp (up)")).toContain("time of the scrape that brought a sample");
  expect(why("up + 1 # timestamp(up)")).not.toContain("scrape");
  const asked = queryCheck.schema.parse({ kind: "query", reference: "timestamp(up)" });
  const seen = answered(vector(up("2")), {}, { answer: "timestamp(up) + 1" });
  expect(judge(asked, seen).diagnosis?.message).not.toContain("scrape");
});

test("a moment in place of the time since then is named as such", () => {
  const since = queryCheck.schema.parse({ kind: "query", reference: "time() - push_time_seconds" });
  const why = (answer: string, reference: string) =>
    judge(since, answered(vector(up(answer)), { reference: vector(up(reference)) })).diagnosis
      ?.message;
  const pushedAt = nowMs / 1000 - 90;
  expect(why(String(pushedAt), "90")).toContain("It is a moment, in seconds since 1970. Asked for");
  expect(why("91", "90")).not.toContain("moment");
  expect(why(String(pushedAt - 5000), "90")).not.toContain("moment");
  // Now, as the time since a moment that never was.
  expect(why(String(nowMs / 1000), "0.8")).not.toContain("moment");
});
