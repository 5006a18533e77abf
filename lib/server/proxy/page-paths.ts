import type { UpstreamService } from "@/lib/server/upstream/upstream";

/**
 * What the web pages consist of: those of Prometheus 2 in their classic form (as Debian builds have them,
 * below `/classic`) and their React form, and those of Prometheus 3
 * (https://github.com/prometheus/prometheus/blob/main/web/web.go); and the one page of a Pushgateway.
 */
const pages: Record<UpstreamService, RegExp> = {
  prometheus:
    /^\/(|graph|query|alerts|targets|rules|status|tsdb-status|flags|config|service-discovery|discovered-alertmanagers|starting|agent|classic)\/?$/,
  pushgateway: /^\/(|status)$/,
};

const files: Record<UpstreamService, RegExp> = {
  prometheus:
    /^\/((classic|new|static|assets|classic\/static)\/.+|favicon\.(ico|svg)|manifest\.json|logo\d{3}\.png)$/,
  pushgateway: /^\/static\/.+$/,
};

/** What the newer pages ask beyond the API that the lab uses. */
const pageApi =
  /^\/api\/v1\/(parse_query|scrape_pools|targets\/(metadata|relabel_steps)|alertmanagers|query_exemplars|notifications|features)$/;

/** Nothing that a server might clean up into another path: no empty, hidden or dot segments, no escapes. */
const plainPath = /^(\/[\w@~+-][\w@~+.-]*)*\/?$/;

/** Whether a path is a web page of a server, or belongs to one. What the pages change is not in here. */
export function isPagePath(service: UpstreamService, path: string): boolean {
  const route = withoutQuery(path);
  if (!plainPath.test(route)) return false;
  if (pages[service].test(route) || files[service].test(route)) return true;
  return service === "prometheus" && pageApi.test(route);
}

/** Whether a path is a page that opens in a tab, rather than a file or data of one. */
export function isDocumentPath(service: UpstreamService, path: string): boolean {
  const route = withoutQuery(path);
  if (pages[service].test(route)) return true;
  return service === "prometheus" && /^\/(classic|new)\/[\w-]*$/.test(route);
}

/** Whether a path is a file that stays the same as long as the server's version does. */
export function isStaticPath(service: UpstreamService, path: string): boolean {
  return files[service].test(withoutQuery(path)) && !isDocumentPath(service, path);
}

function withoutQuery(path: string): string {
  return path.replace(/\?.*$/s, "");
}
