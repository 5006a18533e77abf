import { Counter, Gauge, type Registry } from "prom-client";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";

/** How the cluster's API is, where gateways are restarted by it; nothing elsewhere. */
export function registerCluster(registry: Registry, { cluster }: Pick<Sandboxes, "cluster">): void {
  if (!cluster) return;
  registry.registerMetric(
    new Counter({
      name: "scrapelab_kubernetes_requests_total",
      help: "What was asked of the Kubernetes API, by how it ended.",
      labelNames: ["outcome"],
      registers: [],
      collect() {
        this.reset();
        for (const [outcome, count] of cluster().requests) this.inc({ outcome }, count);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: "scrapelab_kubernetes_last_answer_timestamp_seconds",
      help: "When the Kubernetes API last answered, since the epoch; 0 while it never has.",
      registers: [],
      collect() {
        this.set((cluster().answeredAtMs ?? 0) / 1000);
      },
    }),
  );
}
