import type { ServerPaths } from "@/lib/server/stack/server-paths";

const reads = /^\/(-\/ready|api\/v2\/(status|alerts|silences|silence\/[\da-f-]{1,64}|receivers))$/;
const silence = /^\/api\/v2\/silence\/[\da-f-]{1,64}$/;

/**
 * Its API for reading, and silences: one is made or changed by a POST, and ended by a DELETE. Alerts are
 * Prometheus' to send (https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml).
 */
export const alertmanagerPaths: ServerPaths = {
  allows: (method, route) => {
    if (method === "POST") return route === "/api/v2/silences";
    return (method === "GET" && reads.test(route)) || (method === "DELETE" && silence.test(route));
  },
  isRepeatable: false,
  isJson: () => false,
  pages: null,
};
