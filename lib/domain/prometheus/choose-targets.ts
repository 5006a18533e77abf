import type { Labels } from "@/lib/domain/metric";

/** A target as far as it tells whose it is. */
export interface FoundTarget {
  scrapePool: string;
  scrapeUrl: string;
  labels: Labels;
  health: "up" | "down" | "unknown";
  /** Null before the first scrape. */
  lastScrapeAtMs: number | null;
}

/** The targets of the gateway: of several, as while an update is rolled out, first the one that counts. */
export function chooseTargets<T extends FoundTarget>(
  all: readonly T[],
  wanted: { scrapeJob: string; gateway: string },
): T[] {
  const ranked = all
    .filter((each) => !isOfOtherNamespace(each, all, wanted))
    .map((target) => ({ target, rank: rankOf(target, wanted) }))
    .filter(({ rank }) => rank > 0);
  const best = Math.max(0, ...ranked.map(({ rank }) => rank));
  const first = ranked.find(({ rank }) => rank === best);
  return ranked
    .filter(({ rank, target }) => rank === best && target.scrapePool === first?.target.scrapePool)
    .map(({ target }) => target)
    .sort(
      (a, b) =>
        Number(b.health === "up") - Number(a.health === "up") ||
        (b.lastScrapeAtMs ?? 0) - (a.lastScrapeAtMs ?? 0),
    );
}

/**
 * How surely a target is the gateway: by its scrape job, by its address, by the name that the Prometheus
 * operator gives a scrape job (`serviceMonitor/<namespace>/<name>/<number>`), by its own labels; 0 for none.
 */
function rankOf(
  { scrapePool, scrapeUrl, labels }: FoundTarget,
  { scrapeJob, gateway }: { scrapeJob: string; gateway: string },
): number {
  if (scrapePool === scrapeJob) return 5;
  const host = urlOf(gateway)?.host;
  if (host !== undefined && host === urlOf(scrapeUrl)?.host) return 4;
  const [monitor = "", , name = ""] = scrapePool.split("/");
  if (/^(service|pod)Monitor$/.test(monitor) && name === scrapeJob) return 3;
  const { job = "", service = "", container = "" } = labels;
  if ([job, service, container].some((each) => each.split("/").at(-1) === scrapeJob)) return 2;
  return [name, job, service].some((each) => each.includes(scrapeJob)) ? 1 : 0;
}

/** One Prometheus may scrape the gateways of several namespaces: the gateway's address names its own. */
function isOfOtherNamespace(
  { labels }: FoundTarget,
  all: readonly FoundTarget[],
  wanted: { scrapeJob: string; gateway: string },
): boolean {
  const own = namespaceOf(wanted.gateway);
  const { namespace } = labels;
  if (own === null || namespace === undefined || namespace === own) return false;
  const gateways = all.filter((each) => rankOf(each, wanted) > 0);
  return new Set(gateways.map((each) => each.labels.namespace)).size > 1;
}

/** Of `http://pushgateway.team-monitoring.svc:9091` the second part; null of an address that has none. */
function namespaceOf(gateway: string): string | null {
  const host = urlOf(gateway)?.hostname ?? "";
  const [, namespace] = /^[\d.]+$/.test(host) ? [] : host.split(".");
  return namespace ?? null;
}

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
