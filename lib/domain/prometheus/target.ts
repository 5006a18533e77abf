import type { Labels } from "@/lib/domain/metric";

/** The Pushgateway target as Prometheus' `/api/v1/targets` tells it. */
export interface Target {
  health: "up" | "down" | "unknown";
  /** When the last scrape began. */
  lastScrapeAtMs: number | null;
  lastScrapeDurationMs: number | null;
  lastError: string | null;
  scrapeIntervalMs: number;
  /** Scrape jobs of the same Prometheus none of whose targets has been asked once yet, this one included. */
  unscrapedJobs: readonly string[];
  /** Its labels, which Prometheus gives to each of its series. */
  labels: Labels;
  /** The labels of the other targets of its scrape job, such as a second pod while an update is rolled out. */
  others: readonly Labels[];
  scraping: Scraping;
}

/** What the operator's configuration says of a scrape job; `null` where it cannot be read. */
export interface Scraping {
  /** Whether `job` and `instance` stay as they were pushed. */
  honorLabels: boolean | null;
  /** Names of labels that it adds besides those of the target. */
  addedLabels: readonly string[];
}
