import { isOutsideMetrics } from "@/lib/domain/pushgateway/grouping-key";
import type { ServerPaths } from "@/lib/server/stack/server-paths";

const reads = new Set(["/api/v1/metrics", "/api/v1/status", "/-/ready", "/-/healthy"]);

/**
 * What is below `/metrics` goes through as it is: the gateway answers dot segments and double slashes with
 * a redirect of its own and never acts on the cleaned path. The one exception is CONNECT, for which Go's
 * router cleans nothing.
 */
export const pushgatewayPaths: ServerPaths = {
  allows: (method, route) =>
    (method === "GET" && reads.has(route)) ||
    (method !== "CONNECT" && (route === "/metrics" || route.startsWith("/metrics/"))),
  isRepeatable: false,
  isJson: () => false,
  /** The one page of a Pushgateway; it deletes groups. */
  pages: {
    documents: /^\/(|status)$/,
    files: /^\/static\/.+$/,
    data: null,
    asksBy: "DELETE",
    plain: "metrics",
  },
};

/** A request that can reach none of the gateway's groups, and yet was meant to change something. */
export function isOutsideAttempt(method: string, path: string): boolean {
  return !["GET", "HEAD", "OPTIONS", "CONNECT"].includes(method) && isOutsideMetrics(path);
}
