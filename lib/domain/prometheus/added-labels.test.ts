import { describe, expect, test } from "vitest";
import { addedLabels, isOfTargetNow, pushedLabels } from "./added-labels";
import type { Target } from "./target";

const labels = {
  ...{ job: "pushgateway", instance: "10.128.0.7:9091", namespace: "ada-monitoring" },
  ...{ pod: "pushgateway-1", service: "pushgateway", container: "pushgateway", endpoint: "http" },
};
const target = (changes: Partial<Target> = {}): Target => ({
  ...{ health: "up", lastScrapeAtMs: 1, lastScrapeDurationMs: 1, lastError: null },
  ...{ scrapeIntervalMs: 30_000, unscrapedJobs: [], labels, others: [] },
  scraping: { honorLabels: true, addedLabels: ["prometheus_replica"] },
  ...changes,
});

test("the infrastructure adds what the target has besides job and instance", () => {
  const names = ["container", "endpoint", "namespace", "pod", "prometheus_replica", "service"];
  expect([...addedLabels(target())].sort()).toEqual(names);
  expect([...addedLabels(null)]).toEqual([]);
});

describe("a pushed series", () => {
  const { job: _job, instance: _instance, ...added } = labels;

  test("has its own labels alone", () => {
    const series = {
      __name__: "a",
      ...added,
      job: "backup",
      region: "eu",
      prometheus_replica: "0",
    };
    expect(pushedLabels(series, target())).toEqual({ job: "backup", region: "eu" });
  });

  test("keeps one that was pushed under a name of the infrastructure's", () => {
    const series = { ...added, job: "backup", pod: "mine" };
    expect(pushedLabels(series, target(), ["job", "pod"])).toEqual({ job: "backup", pod: "mine" });
  });

  test("has its labels back where the target's own have won", () => {
    const off = target({ scraping: { honorLabels: false, addedLabels: [] } });
    const pushed = { exported_job: "backup", exported_instance: "i", exported_pod: "mine" };
    const series = { ...labels, ...pushed, region: "eu", exported_color: "red" };
    expect(pushedLabels(series, off)).toEqual({
      ...{ job: "backup", instance: "i", pod: "mine", region: "eu", exported_color: "red" },
    });
    expect(pushedLabels({ ...labels, exported_job: "backup" }, off)).toEqual({ job: "backup" });
  });
});

test("what a pod that is gone has left behind is told apart from what is there", () => {
  const { job: _job, instance: _instance, ...added } = labels;
  const other = { ...labels, pod: "pushgateway-2" };
  const old = { ...added, job: "backup", pod: "pushgateway-0" };
  expect(isOfTargetNow({ ...added, job: "backup" }, target())).toBe(true);
  expect(isOfTargetNow({ job: "backup" }, target())).toBe(true);
  expect(isOfTargetNow(old, target())).toBe(false);
  expect(isOfTargetNow({ ...added, job: "b", pod: "pushgateway-2" }, target())).toBe(false);
  expect(
    isOfTargetNow({ ...added, job: "b", pod: "pushgateway-2" }, target({ others: [other] })),
  ).toBe(true);
  expect(isOfTargetNow(old, null)).toBe(true);
});
