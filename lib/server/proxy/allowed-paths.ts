import { isOutsideMetrics } from "@/lib/domain/pushgateway/grouping-key";
import type { UpstreamService } from "@/lib/server/upstream/upstream";

const gatewayReads = new Set(["/api/v1/metrics", "/api/v1/status", "/-/ready", "/-/healthy"]);

const prometheusReads =
  /^\/(-\/ready|api\/v1\/(query|query_range|labels|label\/\w{1,200}\/values|series|metadata|targets|rules|alerts|status\/\w{1,50}|format_query))$/;

const prometheusForms = new Set([
  "/api/v1/query",
  "/api/v1/query_range",
  "/api/v1/series",
  "/api/v1/labels",
]);

/** A request for the gateway that can reach none of its groups, and yet was meant to change something. */
export function isOutsideAttempt(method: string, path: string): boolean {
  return !["GET", "HEAD", "OPTIONS", "CONNECT"].includes(method) && isOutsideMetrics(path);
}

/**
 * Whether a request may reach a sandbox's server. What is below `/metrics` goes through as it is: the
 * gateway answers dot segments and double slashes with a redirect of its own and never acts on the
 * cleaned path. The one exception is CONNECT, for which Go's router cleans nothing.
 */
export function isAllowedPath(service: UpstreamService, method: string, path: string): boolean {
  const route = path.replace(/\?.*$/s, "");
  if (service === "pushgateway") {
    if (method === "GET" && gatewayReads.has(route)) return true;
    return method !== "CONNECT" && (route === "/metrics" || route.startsWith("/metrics/"));
  }
  if (method === "POST") return prometheusForms.has(route);
  return method === "GET" && prometheusReads.test(route);
}
