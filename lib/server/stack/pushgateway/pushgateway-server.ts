import { join } from "node:path";
import * as z from "zod/mini";
import type { StackServer } from "@/lib/server/stack/stack-server";
import { pushgatewayPaths } from "./pushgateway-paths";

/** A scrape with more samples than this fails as a whole (`sample_limit`). */
export const maxScrapedSamples = 5000;

const statusSchema = z.object({
  data: z.object({ flags: z.object({ "persistence.file": z.string() }) }),
});

const storageFlag = "--persistence.file=";
const stored = (root: string) => join(root, "pushgateway.db");

export const pushgatewayServer: StackServer = {
  program: ({ pushgatewayBin }) => pushgatewayBin,
  storageFlag,
  stored,
  paths: pushgatewayPaths,
  /** An interval of 0 s writes every push at once, so that none that was answered is lost by a crash. */
  flags: (root) => [storageFlag + stored(root), "--persistence.interval=0s", "--log.level=error"],
  identity: {
    path: "/api/v1/status",
    isOurs: (answer, root) =>
      statusSchema.safeParse(answer).data?.data.flags["persistence.file"] === stored(root),
  },
  configuration: () => [],
  /**
   * The fixed label `instance` keeps `up` one series when the port changes; pushed series keep their own,
   * because the Pushgateway exposes an empty one where none was pushed and `honor_labels` lets that stand
   * (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config).
   */
  prometheusPart: (port) => ({
    scrapeConfigs: `  - job_name: pushgateway
    honor_labels: true
    body_size_limit: 8MB
    sample_limit: ${maxScrapedSamples}
    label_limit: 64
    label_name_length_limit: 256
    label_value_length_limit: 4096
    static_configs:
      - targets: ["127.0.0.1:${port}"]
        labels:
          instance: pushgateway:9091
`,
  }),
};
