import type { RequestListener } from "node:http";
import { Counter, Histogram, type Registry } from "prom-client";
import { noteRequestId } from "@/lib/server/requests/request-id";

/** Neither is known of what could not be read. */
const unreadable = { method: "other", route: "other" };
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/** They are open for as long as a page is. */
const streams = new Set(["/api/events", "/api/instructor/events"]);

interface WatchParts {
  registry: Registry;
  log: Record<"warn" | "debug", (line: object, text: string) => void>;
}

export interface RequestWatch {
  /** Watches what a listener is asked; `routeOf` names the route of a request's target. */
  requests(routeOf: (url: string) => string): RequestListener;
  /** What could not be read as a request, or not to its end, was answered with this. */
  broken(answer: { requestId: string; status: number; isBegun: boolean }): void;
}

/**
 * Gives each request an id, which its answer has as `X-Request-Id`, counts how it ended, and writes that into the
 * log: as a warning where it is the app's fault, else for whoever wants every request. A path may hold what
 * learners wrote, so that the route stands for it.
 */
export function createRequestWatch({ registry, log }: WatchParts): RequestWatch {
  const requests = new Counter({
    name: "scrapelab_http_requests_total",
    help: "Requests by route and status; the status of one that was cut before its answer is none.",
    labelNames: ["method", "route", "status"],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "scrapelab_http_request_seconds",
    help: "How long requests took until the end of their answer, but for event streams.",
    labelNames: ["route"],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const requestsOf: RequestWatch["requests"] = (routeOf) => (request, response) => {
    const requestId = noteRequestId(request);
    response.setHeader("x-request-id", requestId);
    const route = routeOf(request.url ?? "");
    const { method: asked = "" } = request;
    const method = methods.has(asked) ? asked : "other";
    const startMs = performance.now();
    response.once("close", () => {
      const status = response.headersSent ? String(response.statusCode) : "none";
      const durationMs = Math.round(performance.now() - startMs);
      requests.inc({ method, route, status });
      if (!streams.has(route)) seconds.observe({ route }, durationMs / 1000);
      const line = { requestId, method, route, status, durationMs };
      if (/^5/.test(status) && status !== "503") log.warn(line, "a request failed");
      else log.debug(line, "request");
    });
  };
  return {
    requests: requestsOf,
    broken({ requestId, status, isBegun }) {
      if (!isBegun) requests.inc({ ...unreadable, status: String(status) });
      log.debug(
        { requestId, ...unreadable, status: String(status) },
        "what could not be read was refused",
      );
    },
  };
}
