import { describe, expect, test } from "vitest";
import { judge, neededQueries } from "@/lib/domain/checks/check-kinds";
import type { Observation } from "@/lib/domain/checks/looks";
import { queryCheck } from "@/lib/domain/checks/promql/query";
import { afterwards, group, observe, vector } from "@/lib/domain/checks/testing/observe";
import { asked, check, right, standing } from "@/lib/domain/checks/testing/push-observations";
import { deleteCheck } from "./delete";

const added = {
  ...{ namespace: "ada-monitoring", pod: "pushgateway-1", service: "pushgateway" },
  ...{ container: "pushgateway", endpoint: "http" },
};
const labels = { job: "pushgateway", instance: "10.128.0.7:9091", ...added };
const scraping = { honorLabels: true, addedLabels: ["prometheus"] };
const target = { labels, scraping };
const ofReplica = { ...added, prometheus: "ada-monitoring/k8s" };
const oldPod = { ...added, pod: "pushgateway-0" };

const codeOf = (given: Parameters<typeof judge>[0], seen: Observation) => {
  const { outcome, diagnosis } = judge(given, seen);
  return diagnosis?.code ?? outcome;
};

describe("a push, with labels of the infrastructure's", () => {
  const returned = (own: Record<string, string>) =>
    standing({
      target,
      queries: {
        series: vector({ labels: { __name__: "m", ...own, ...asked }, value: "42" }),
        exported: vector(),
      },
    });

  test("is found by what was pushed", () => {
    expect(codeOf(check, returned(ofReplica))).toBe("passed");
    const [series, exported] = neededQueries(check, returned(ofReplica));
    const own = 'namespace="ada-monitoring"';
    expect(series?.expression).toBe(`some_metric_total{${own},instance="i",job="training"}`);
    expect(exported?.expression).toBe(
      `some_metric_total{${own},exported_instance="i",exported_job="training"}`,
    );
  });

  test("is not found in what a pod that is gone has left behind", () => {
    expect(codeOf(check, returned(oldPod))).toBe("not-scraped-yet");
  });

  test("is told without them where Prometheus has renamed what was pushed", () => {
    const renamed = { ...labels, exported_job: "training", exported_instance: "i" };
    const exported = vector({ labels: { __name__: "m", ...renamed }, value: "42" });
    const seen = standing({ target, queries: { series: vector(), exported } });
    const { diagnosis } = judge(check, seen);
    expect(diagnosis).toMatchObject({
      code: "honor-labels-off",
      observed:
        '{job="pushgateway",exported_instance="i",exported_job="training",instance="10.128.0.7:9091"}',
    });
    expect(diagnosis?.message).toContain("`job` is now `exported_job`");
    expect(diagnosis?.message).toContain("`instance` is now `exported_instance`");
  });
});

describe("a delete, with labels of the infrastructure's", () => {
  const key = { job: "training" };
  const deleting = deleteCheck.schema.parse({
    kind: "delete",
    groups: [{ group: key, metric: "files" }],
  });
  const deleted = (live: Record<string, string>[], changes: Partial<typeof target> = {}) =>
    observe({
      ...afterwards("PUT /metrics/job/training\nfiles 1\n", "DELETE /metrics/job/training"),
      target: { ...target, ...changes },
      queries: { "live-0": vector(...live.map((each) => ({ labels: each, value: "1" }))) },
    });

  test("is waited for as long as Prometheus returns the group", () => {
    expect(codeOf(deleting, deleted([{ ...ofReplica, ...key }]))).toBe(
      "still-visible-until-scrape",
    );
    const other = { ...ofReplica, ...key, instance: "other" };
    expect(codeOf(deleting, deleted([other]))).toBe("passed");
    expect(codeOf(deleting, deleted([]))).toBe("passed");
  });

  test("is not kept waiting by a pod that is gone", () => {
    expect(codeOf(deleting, deleted([{ ...oldPod, ...key }]))).toBe("passed");
  });

  test("is waited for under the names that a Prometheus without honor_labels gives", () => {
    const off = { scraping: { honorLabels: false, addedLabels: [] } };
    const live = { ...labels, exported_job: "training" };
    expect(codeOf(deleting, deleted([live], off))).toBe("still-visible-until-scrape");
    expect(neededQueries(deleting, deleted([], off)).map(({ expression }) => expression)).toEqual([
      'push_time_seconds{namespace="ada-monitoring",exported_instance="",exported_job="training"}',
    ]);
  });

  test("tells a group from one with a label of the infrastructure's in its key", () => {
    const other = group({ ...key, namespace: "mine" }, {}, { lastPushAtMs: 5000 });
    const seen = deleted([{ ...added, ...key, namespace: "mine" }]);
    const live = vector({ labels: { ...added, ...key, namespace: "ada-monitoring" }, value: "5" });
    expect(
      codeOf(deleting, {
        ...seen,
        ...observe({ target, gateway: { groups: [other] } }),
        ...{
          history: seen.history,
          queries: { "live-0": live },
        },
      }),
    ).toBe("passed");
  });
});

describe("an expression, with labels of the infrastructure's", () => {
  const asking = queryCheck.schema.parse({ kind: "query", reference: 'up{job="pushgateway"}' });
  const up = (own: Record<string, string>, value = "1") => ({ labels: own, value });
  const answered = (answer: ReturnType<typeof vector>, reference = vector(up(labels))) =>
    observe({
      target,
      answer: "up",
      queries: { answer, reference, "without-series": vector() },
    });
  const short = { job: "pushgateway", instance: "10.128.0.7:9091" };

  test("may keep them or not", () => {
    expect(codeOf(asking, answered(vector(up(labels))))).toBe("passed");
    expect(codeOf(asking, answered(vector(up(short))))).toBe("passed");
    expect(codeOf(asking, answered(vector(up({ ...short, pod: "pushgateway-1" }))))).toBe("passed");
    expect(codeOf(asking, answered(vector(up(labels, "0"))))).toBe("different-values");
  });

  test("has to keep the others, and is told of those alone", () => {
    const verdict = judge(asking, answered(vector(up({ ...added, job: "pushgateway" }))));
    expect(verdict.diagnosis).toMatchObject({
      code: "different-series",
      expected: '{job="pushgateway",instance="10.128.0.7:9091"}',
      observed: '{job="pushgateway"}',
    });
  });

  test("returns as many series as there are pods", () => {
    const both = vector(up(labels, "1"), up({ ...labels, pod: "pushgateway-0" }, "0"));
    expect(codeOf(asking, answered(both, both))).toBe("passed");
    const turned = vector(up(labels, "0"), up({ ...labels, pod: "pushgateway-0" }, "1"));
    expect(codeOf(asking, answered(turned, both))).toBe("passed");
    expect(codeOf(asking, answered(vector(up(short)), both))).toBe("different-series");
    const twoUp = vector(up(labels, "1"), up({ ...labels, pod: "pushgateway-0" }, "1"));
    expect(codeOf(asking, answered(twoUp, both))).toBe("different-values");
  });

  test("has to keep what the step asks for by name", () => {
    const byPod = { kind: "query", reference: "sum by (pod) (up)" } as const;
    const pod = (name: string) => vector(up({ pod: name }));
    expect(codeOf(byPod, answered(pod("a"), pod("b")))).toBe("different-series");
  });

  test("is compared with the job that the gateway's target has", () => {
    const named = (job: string) =>
      observe({ target: { labels: { ...labels, job } }, answer: "up" });
    const reference = (job: string) =>
      neededQueries(asking, named(job)).find(({ name }) => name === "reference")?.expression;
    expect(reference("pushgateway")).toBe('up{job="pushgateway"}');
    expect(reference("ada-monitoring/gateway")).toBe('up{job="ada-monitoring/gateway"}');
  });

  test("that asks for the gateway's job by the name of the lab is told the one that it has here", () => {
    const said = (answer: string, job: string) =>
      judge(
        asking,
        observe({
          target: { labels: { ...labels, job } },
          answer,
          queries: {
            ...{ answer: vector(), "without-series": vector() },
            reference: vector(up({ ...labels, job })),
          },
        }),
      ).diagnosis;
    const asked = 'up{job="pushgateway"}';
    expect(said(asked, "pgw-prometheus-pushgateway")).toMatchObject({
      code: "empty-result",
      message: expect.stringMatching(/its `job` is `pgw-prometheus-pushgateway`\.$/),
    });
    for (const other of [said(asked, "pushgateway"), said('up{job="gateway"}', "pgw")])
      expect(other?.message).toMatch(/returns nothing at present\.$/);
  });

  test("cannot find what Prometheus has renamed", () => {
    const past = { kind: "query", reference: 'push_time_seconds{job="training"}' } as const;
    const off = { ...target, scraping: { honorLabels: false, addedLabels: [] } };
    const seen = observe({
      target: off,
      gateway: { groups: [group(asked, right)] },
      answer: 'push_time_seconds{job="training"}',
      queries: { answer: vector(), reference: vector(), "without-series": vector() },
    });
    expect(codeOf(past, seen)).toBe("honor-labels-off");
  });
});
