import { join } from "node:path";
import * as z from "zod/mini";
import type { StackServer } from "@/lib/server/stack/stack-server";
import { prometheusConfiguration } from "./prometheus-config";
import { prometheusPaths } from "./prometheus-paths";

const flagsSchema = z.object({ data: z.object({ "storage.tsdb.path": z.string() }) });

const storageFlag = "--storage.tsdb.path=";
const stored = (root: string) => join(root, "prometheus");
const configFile = (root: string) => join(root, "prometheus.yml");

/**
 * Where nothing listens, and nothing ever will: a port that only root could open, and that no service uses.
 * To ask there costs next to nothing.
 */
const closedTarget = "127.0.0.1:1";

/** The scrape jobs of every sandbox's Prometheus, which have one target each. */
export const scrapeJobs = ["pushgateway", "legacy_app"] as const;

export const prometheusServer: StackServer = {
  program: ({ prometheusBin }) => prometheusBin,
  storageFlag,
  stored,
  paths: prometheusPaths,
  /**
   * Short blocks and small segments keep the head, the log and the replay at a start small. The hidden flags
   * are the same in Prometheus 2.42 and 3: 10 MB is the least a segment may have, and without the reload
   * interval the first scrape comes up to 5 s later. Levels below error are off because a warning on its way
   * out would kill a server whose app is gone, with its log's reader (SIGPIPE).
   */
  flags: (root) => [
    `--config.file=${configFile(root)}`,
    storageFlag + stored(root),
    "--storage.tsdb.retention.time=7d",
    "--storage.tsdb.retention.size=64MB",
    "--storage.tsdb.wal-segment-size=10MB",
    "--storage.tsdb.min-block-duration=15m",
    "--storage.tsdb.max-block-duration=135m",
    "--scrape.discovery-reload-interval=500ms",
    "--query.timeout=5s",
    "--query.max-samples=2000000",
    "--query.max-concurrency=4",
    "--log.level=error",
  ],
  identity: {
    path: "/api/v1/status/flags",
    isOurs: (answer, root) =>
      flagsSchema.safeParse(answer).data?.data["storage.tsdb.path"] === stored(root),
  },
  configuration: (root, sandbox) =>
    prometheusConfiguration({ config: configFile(root), rules: join(root, "rules.yml") }, sandbox),
  /** A target that answers no more, so that `up` has a series of each kind. */
  prometheusPart: () => ({
    scrapeConfigs: `  - job_name: legacy_app
    static_configs:
      - targets: ["${closedTarget}"]
        labels:
          instance: legacy-app:8080
`,
  }),
};
