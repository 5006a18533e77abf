const longestTimeoutMs = 10_000;

/** A scrape with more samples than this fails as a whole (`sample_limit`). */
export const maxScrapedSamples = 5000;

/** The scrape jobs of every sandbox's Prometheus, which have one target each. */
export const scrapeJobs = ["pushgateway", "legacy_app"] as const;

/**
 * Where nothing listens, and nothing ever will: a port that only root could open, and that no service uses.
 * To ask there costs next to nothing.
 */
const closedTarget = "127.0.0.1:1";

/**
 * The configuration of a sandbox's Prometheus: a scrape job for the team's Pushgateway, and one whose target
 * answers no more, so that `up` has a series of each kind. The fixed label
 * `instance` keeps `up` one series when the port changes; pushed series keep their own, because the
 * Pushgateway exposes an empty one where none was pushed and `honor_labels` lets that stand
 * (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config).
 */
export function prometheusConfig(scrapeIntervalMs: number, gatewayPort: number): string {
  return `global:
  scrape_interval: ${scrapeIntervalMs}ms
  scrape_timeout: ${Math.min(scrapeIntervalMs, longestTimeoutMs)}ms
scrape_configs:
  - job_name: pushgateway
    honor_labels: true
    body_size_limit: 8MB
    sample_limit: ${maxScrapedSamples}
    label_limit: 64
    label_name_length_limit: 256
    label_value_length_limit: 4096
    static_configs:
      - targets: ["127.0.0.1:${gatewayPort}"]
        labels:
          instance: pushgateway:9091
  - job_name: legacy_app
    static_configs:
      - targets: ["${closedTarget}"]
        labels:
          instance: legacy-app:8080
`;
}
