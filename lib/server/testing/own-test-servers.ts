import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { sandboxesAt } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { onTestFinished } from "./side-by-side";
import { startPrometheus, startPushgateway, type TestServer } from "./test-servers";

/** An operator's own servers: a Pushgateway, and a Prometheus whose scrape job is as it is written here. */
export async function startOwnServers(
  scrapeJob: { honorLabels?: boolean; target?: string } = {},
): Promise<{ pushgateway: TestServer; prometheus: TestServer; sandboxes: Sandboxes }> {
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-own-"));
  const pushgateway = await startPushgateway();
  const target = scrapeJob.target ?? new URL(pushgateway.base).host;
  const config = join(dir, "prometheus.yml");
  await writeFile(
    config,
    `global: { scrape_interval: 200ms, scrape_timeout: 200ms }
scrape_configs:
  - job_name: pushgateway
    honor_labels: ${scrapeJob.honorLabels ?? true}
    static_configs: [{ targets: ["${target}"], labels: { instance: "pushgateway:9091" } }]
`,
  );
  const prometheus = await startPrometheus(config, join(dir, "data"));
  onTestFinished(async () => {
    await Promise.all([pushgateway.stop(), prometheus.stop()]);
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  });
  const endpoints = { pushgateway: pushgateway.base, prometheus: prometheus.base };
  return { pushgateway, prometheus, sandboxes: sandboxesAt(endpoints) };
}
