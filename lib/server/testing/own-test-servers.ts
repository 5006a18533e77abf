import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { sandboxesAt } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { onTestFinished } from "./side-by-side";
import { startPrometheus, startPushgateway, type TestServer } from "./test-servers";

/** A scrape job as an operator writes it, with labels that it adds to each series. */
interface OwnScrapeJob {
  name?: string;
  honorLabels?: boolean;
  /** Addresses; the gateway's own unless told. */
  targets?: readonly string[];
  /** Beside those, in the same scrape job. */
  otherTargets?: readonly string[];
  labels?: Readonly<Record<string, string>>;
  externalLabels?: Readonly<Record<string, string>>;
}

export interface OwnServers {
  pushgateway: TestServer;
  prometheus: TestServer;
  sandboxes: Sandboxes;
  /**
   * What becomes of a gateway whose pod is deleted: another one, with nothing in it, at another address, which
   * Prometheus finds with other labels. Whoever pushes goes on to reach it.
   */
  replaceGateway(changes: OwnScrapeJob): Promise<void>;
}

/** An operator's own servers: a Pushgateway, and a Prometheus whose scrape job is as it is written here. */
export async function startOwnServers(job: OwnScrapeJob = {}): Promise<OwnServers> {
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-own-"));
  const pushgateway = await startPushgateway();
  const gateways = [pushgateway];
  const config = join(dir, "prometheus.yml");
  const write = (base: string, asked: OwnScrapeJob) =>
    writeFile(config, configOf({ targets: [new URL(base).host], ...asked }));
  await write(pushgateway.base, job);
  const prometheus = await startPrometheus(config, join(dir, "data"));
  onTestFinished(async () => {
    await Promise.all([...gateways, prometheus].map((each) => each.stop()));
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  });
  const endpoints = { pushgateway: pushgateway.base, prometheus: prometheus.base };
  return {
    ...{ pushgateway, prometheus, sandboxes: sandboxesAt(endpoints) },
    async replaceGateway(changes) {
      await Promise.all(gateways.map((each) => each.stop()));
      const next = await startPushgateway();
      gateways.push(next);
      endpoints.pushgateway = next.base;
      await write(next.base, { ...job, ...changes });
      const answer = await fetch(`${prometheus.base}/-/reload`, { method: "POST" });
      if (!answer.ok) throw new Error(`the configuration was not taken: ${answer.status}`);
    },
  };
}

/** Of JSON, which is YAML. */
function configOf({
  name = "pushgateway",
  honorLabels = true,
  targets = [],
  otherTargets = [],
  labels = { instance: "pushgateway:9091" },
  externalLabels = {},
}: OwnScrapeJob): string {
  return JSON.stringify({
    global: {
      scrape_interval: "200ms",
      scrape_timeout: "200ms",
      external_labels: externalLabels,
    },
    scrape_configs: [
      {
        job_name: name,
        honor_labels: honorLabels,
        static_configs: [...targets, ...otherTargets].map((target) => ({
          targets: [target],
          labels,
        })),
      },
    ],
  });
}
