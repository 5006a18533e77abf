import type { ServerPaths } from "@/lib/server/stack/server-paths";

const reads =
  /^\/(-\/ready|api\/v1\/(query|query_range|labels|label\/\w{1,200}\/values|series|metadata|targets|rules|alerts|status\/\w{1,50}|format_query))$/;

/** What also takes its parameters as a form. */
const forms = new Set(["/api/v1/query", "/api/v1/query_range", "/api/v1/series", "/api/v1/labels"]);

export const prometheusPaths: ServerPaths = {
  allows: (method, route) =>
    method === "POST" ? forms.has(route) : method === "GET" && reads.test(route),
  isRepeatable: true,
  isJson: (route) => route.startsWith("/api/"),
  /**
   * Those of Prometheus 2 in their classic form (as Debian builds have them, below `/classic`) and their
   * React form, and those of Prometheus 3
   * (https://github.com/prometheus/prometheus/blob/main/web/web.go).
   */
  pages: {
    documents:
      /^\/((|graph|query|alerts|targets|rules|status|tsdb-status|flags|config|service-discovery|discovered-alertmanagers|starting|agent|classic)\/?|(classic|new)\/[\w-]*)$/,
    files:
      /^\/((classic|new|static|assets|classic\/static)\/.+|favicon\.(ico|svg)|manifest\.json|logo\d{3}\.png)$/,
    data: /^\/api\/v1\/(parse_query|scrape_pools|targets\/(metadata|relabel_steps)|alertmanagers|query_exemplars|notifications|features)$/,
    asksBy: "POST",
    plain: "api/v1/query?query=up",
  },
};
