import { Registry } from "prom-client";
import { expect, it } from "vitest";
import { registerCluster } from "./cluster-metrics";

it("tells how the cluster's API answered, and nothing where there is none", async () => {
  const registry = new Registry();
  registerCluster(registry, {});
  expect(await registry.metrics()).toBe("\n");
  const requests = new Map([
    ["ok", 3],
    ["forbidden", 1],
  ]);
  registerCluster(registry, { cluster: () => ({ requests, answeredAtMs: 5000 }) });
  const text = await registry.metrics();
  for (const line of [
    'scrapelab_kubernetes_requests_total{outcome="ok"} 3',
    'scrapelab_kubernetes_requests_total{outcome="forbidden"} 1',
    "scrapelab_kubernetes_last_answer_timestamp_seconds 5",
  ]) {
    expect(text.split("\n")).toContain(line);
  }
});
