import { describe, expect, test } from "vitest";
import type { Labels, MetricType } from "@/lib/domain/metric";
import { parseExposition } from "@/lib/domain/pushgateway/exposition/parse-exposition";
import type { Group } from "@/lib/domain/pushgateway/group";
import { parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import { type Preview, type PreviewEffect, previewRequest } from "./preview";

type Held = Record<string, { type?: MetricType; series?: Labels[] }>;

function group(labels: Labels, held: Held = {}, lastPushAtMs = 0): Group {
  const families = Object.entries(held).map(([name, { type = "UNTYPED", series = [{}] }]) => ({
    name,
    type,
    help: null,
    pushedAtMs: lastPushAtMs,
    series: series.map((own) => ({ labels: { instance: "", ...own, ...labels }, value: "1" })),
  }));
  return { labels, isLastPushSuccessful: true, lastPushAtMs, lastFailureAtMs: null, families };
}

function look(method: string, path: string, body: string, groups: Group[] = []): Preview {
  const parsed = parsePushPath(path);
  const exposition = parseExposition(body, parsed.ok ? parsed.value.labels : {});
  return previewRequest({ method, path, body, exposition }, groups);
}

function effect(...request: Parameters<typeof look>): PreviewEffect {
  const preview = look(...request);
  if (preview.kind !== "group") throw new Error(`the path names no group: ${preview.error.kind}`);
  return preview.effect;
}

/** Each metric with what becomes of it. */
function changes(...request: Parameters<typeof look>): Record<string, string> {
  const seen = effect(...request);
  if (seen.kind !== "push") throw new Error(`no push, but ${seen.kind}`);
  return Object.fromEntries(seen.changes.map(({ name, action }) => [name, action]));
}

const backup = group({ job: "backup" }, { files: {}, seconds: { type: "GAUGE" } });

test.each([
  ["/metrics/job/a?instance=b", "?instance=b"],
  ["/metrics/job/a?", null],
  ["/metrics/job/a", null],
])("what a query says is ignored: %s", (path, ignoredQuery) => {
  for (const method of ["POST", "DELETE"]) {
    expect(look(method, path, "x 1\n")).toMatchObject({
      kind: "group",
      labels: [{ name: "job", value: "a" }],
      ignoredQuery,
    });
  }
});

describe("a push", () => {
  test("to no group makes one", () => {
    expect(effect("POST", "/metrics/job/a", "x 1\n", [backup])).toMatchObject({
      kind: "push",
      isNewGroup: true,
      changes: [{ name: "x", action: "adds" }],
    });
  });

  test("by POST replaces metrics of the same name alone", () => {
    const body = "# TYPE seconds gauge\nseconds 9\nnew 1\n";
    expect(changes("POST", "/metrics/job/backup", body, [backup])).toEqual({
      seconds: "replaces",
      new: "adds",
      files: "keeps",
    });
  });

  test("by PUT replaces the whole group", () => {
    const body = "# TYPE seconds gauge\nseconds 9\n";
    expect(changes("PUT", "/metrics/job/backup", body, [backup])).toEqual({
      seconds: "replaces",
      files: "removes",
    });
  });

  test.each([
    ["PUT", { files: "removes", seconds: "removes" }],
    ["POST", { files: "keeps", seconds: "keeps" }],
  ])("by %s without a body", (method, expected) => {
    expect(changes(method, "/metrics/job/backup", "", [backup])).toEqual(expected);
  });

  test("names the order of labels in the path does not matter to", () => {
    const held = group({ job: "a", x: "1", y: "2" }, { m: {} });
    expect(changes("POST", "/metrics/job/a/y/2/x/1", "m 1\n", [held])).toEqual({ m: "replaces" });
  });

  test("drops the series of a name that it does not carry", () => {
    const held = group({ job: "a" }, { m: { series: [{ x: "1" }, { x: "2" }, {}] } });
    expect(effect("POST", "/metrics/job/a", 'm{x="2"} 1\n', [held])).toMatchObject({
      changes: [{ name: "m", action: "replaces", lostSeries: 2 }],
    });
  });

  test("carries the one series of a histogram in many lines", () => {
    const held = group({ job: "a" }, { h: { type: "HISTOGRAM" } });
    const body =
      '# TYPE h histogram\nh_bucket{le="1"} 1\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n';
    expect(effect("POST", "/metrics/job/a", body, [held])).toMatchObject({
      changes: [{ name: "h", typeChange: null, lostSeries: 0 }],
    });
  });

  test("may change a type within its own group", () => {
    expect(effect("POST", "/metrics/job/backup", "seconds 9\n", [backup])).toMatchObject({
      kind: "push",
      changes: [
        { name: "seconds", typeChange: { from: "GAUGE", to: "UNTYPED" } },
        { name: "files" },
      ],
    });
  });

  test("leaves the gateway's own times out", () => {
    expect(changes("PUT", "/metrics/job/a", "push_time_seconds 1\nm 1\n")).toEqual({ m: "adds" });
  });
});

describe("a refusal is foreseen", () => {
  test("for what the body alone shows", () => {
    expect(effect("POST", "/metrics/job/a", "m 1\nm x\n", [])).toMatchObject({
      kind: "refused",
      place: { line: 2, startColumn: 3 },
    });
  });

  test("for a type that another group has otherwise, with the place of the type", () => {
    const body = "# HELP m x\n# TYPE m counter\nm 1\n";
    const others = [group({ job: "b" }, { m: { type: "GAUGE" } })];
    const seen = effect("POST", "/metrics/job/a", body, others);
    expect(seen).toMatchObject({
      kind: "refused",
      place: { line: 2, startColumn: 8, endColumn: 9 },
    });
    expect(seen.kind === "refused" && seen.message).toContain(
      'a counter here and a gauge in {job="b"}',
    );
  });

  test("for a name that a histogram of another group owns", () => {
    const others = [group({ job: "b" }, { h: { type: "HISTOGRAM" } })];
    expect(effect("PUT", "/metrics/job/a", "h_sum 1\n", others)).toMatchObject({ kind: "refused" });
  });

  test("for a series that another group holds, the body's labels included", () => {
    const others = [group({ job: "a", instance: "x" }, { m: {} })];
    const body = 'm{instance="x"} 1\n';
    expect(effect("PUT", "/metrics/job/a", body, others)).toMatchObject({ kind: "refused" });
    expect(effect("PUT", "/metrics/job/a", "m 1\n", others)).toMatchObject({ kind: "push" });
  });

  test("for what a POST leaves in its own group, and not for a PUT", () => {
    const held = [group({ job: "a" }, { s: { type: "SUMMARY" } })];
    expect(effect("POST", "/metrics/job/a", "s_sum 1\n", held)).toMatchObject({ kind: "refused" });
    expect(effect("PUT", "/metrics/job/a", "s_sum 1\n", held)).toMatchObject({ kind: "push" });
  });

  test("for an empty instance beside its twin, and for every push after that", () => {
    const twin = group({ job: "a" }, { m: {} });
    expect(effect("POST", "/metrics/job/a/region/", "x 1\n", [twin])).toMatchObject({
      kind: "push",
    });
    const poisoner = { ...group({ job: "a", instance: "" }), isLastPushSuccessful: false };
    expect(effect("POST", "/metrics/job/a/instance/", "x 1\n", [twin])).toEqual({
      kind: "poisons",
      twin: { job: "a" },
    });
    expect(effect("POST", "/metrics/job/b", "x 1\n", [twin, poisoner])).toEqual({
      kind: "poisoned",
      culprit: { job: "a", instance: "" },
    });
    expect(effect("DELETE", "/metrics/job/a/instance/", "", [twin, poisoner])).toMatchObject({
      kind: "delete",
      endsPoisoning: true,
    });
  });
});

describe("a DELETE", () => {
  test("removes the group with exactly these labels", () => {
    expect(effect("DELETE", "/metrics/job/backup", "x", [backup])).toEqual({
      kind: "delete",
      metrics: ["files", "seconds"],
      endsPoisoning: false,
    });
  });

  test("that matches nothing names the group that differs least", () => {
    const groups = [
      group({ job: "b" }, {}, 9),
      group({ job: "a", instance: "x" }, {}, 1),
      group({ job: "a", instance: "y", zone: "z" }, {}, 2),
    ];
    expect(effect("DELETE", "/metrics/job/a", "", groups.slice(1))).toEqual({
      kind: "matches-nothing",
      nearest: {
        labels: { job: "a", instance: "x" },
        differences: [{ kind: "extra", name: "instance", observed: "x" }],
      },
    });
    expect(effect("DELETE", "/metrics/job/a", "", [])).toEqual({
      kind: "matches-nothing",
      nearest: null,
    });
  });
});

test("a method that no group takes", () => {
  expect(effect("GET", "/metrics/job/a", "")).toEqual({ kind: "wrong-method" });
});

test("labels are decoded, and the one that counts is told of a repeated one", () => {
  const preview = look("POST", "/metrics/job@base64/YS9i/x/1/x@base64/Mg/job/z", "");
  expect(preview).toMatchObject({
    labels: [
      { name: "job", value: "a/b", isBase64: true, isRepeated: true },
      { name: "x", value: "2", isBase64: true, isRepeated: true },
    ],
  });
});

test("labels of the body that the URL overwrites", () => {
  const body = 'm{instance="b",x="1"} 1\nm{instance="c"} 2\nn{instance="a"} 1\n';
  expect(look("PUT", "/metrics/job/a/instance/a", body)).toMatchObject({
    overwritten: [{ name: "instance", value: "a", written: ["b", "c"] }],
  });
});

describe("the place of what is wrong in a path", () => {
  test.each([
    ["/metrics/job/a/b", "b"],
    ["/metrics/job/a/b/c/", "/"],
    ["/metrics/job/a/b/c/d%20e", "d%20e"],
    ["/metrics/job/a//b", "//"],
    ["/metrics/job/a/x/%2Fb", "/%2F"],
    ["/metrics/job/a/x/%2e%2E/c", "/%2e%2E"],
    ["/metrics/job/%C3%A9/a-b/c", "a-b"],
    ["/metrics/job/a/x@base64/!!", "!!"],
    ["/metrics/job@base64/!!/x/y", "!!"],
    ["/metrics/job/50%", "%"],
    ["/metrics/job/5%zz", "%zz"],
    ["/metrics/jobs/a", "jobs"],
    ["/metric/job/a", "metric"],
    ["metrics/job/a", "metrics"],
  ])("%s: %s", (path, part) => {
    const preview = look("POST", path, "");
    if (preview.kind !== "no-group" || !preview.place) throw new Error("no place");
    expect(path.slice(preview.place.from, preview.place.to)).toBe(part);
  });

  test.each(["/metrics/job", "/metrics/job/", "/metrics", ""])("%s lacks something", (path) => {
    expect(look("POST", path, "")).toMatchObject({ kind: "no-group", place: null });
  });
});

test("a label whose base64 is not said to be base64 is told", () => {
  const preview = look("PUT", "/metrics/job/a/path/L3Zhci90bXA=", "m 1\n");
  expect(preview).toMatchObject({
    labels: [{ forgottenBase64: null }, { forgottenBase64: "/var/tmp" }],
  });
});
