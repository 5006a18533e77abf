/** The Pushgateway target as Prometheus' `/api/v1/targets` tells it. */
export interface Target {
  health: "up" | "down" | "unknown";
  /** When the last scrape began. */
  lastScrapeAtMs: number | null;
  lastScrapeDurationMs: number | null;
  lastError: string | null;
  scrapeIntervalMs: number;
  /** Scrape jobs of the same Prometheus with a target that it has not asked once yet, this one included. */
  unscrapedJobs: readonly string[];
}
