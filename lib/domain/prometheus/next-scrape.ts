/** When the next scrape begins, from the target's last one; null while there has been none. */
export function nextScrapeAtMs(
  target: { lastScrapeAtMs: number | null; scrapeIntervalMs: number } | null,
  nowMs: number,
): number | null {
  if (!target || target.lastScrapeAtMs === null) return null;
  const { lastScrapeAtMs, scrapeIntervalMs } = target;
  const elapsed = Math.max(0, nowMs - lastScrapeAtMs);
  return lastScrapeAtMs + (Math.floor(elapsed / scrapeIntervalMs) + 1) * scrapeIntervalMs;
}
