import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import { sendProblem } from "@/lib/server/answers/problem";
import type { Log } from "@/lib/server/log";
import { noteRequestId, requestIdOf } from "@/lib/server/requests/request-id";
import { type ReadinessParts, readReadiness } from "./readiness";

interface OpsParts extends ReadinessParts {
  metrics: Pick<Registry, "metrics" | "contentType">;
  log: Pick<Log, "error">;
}

/** What answers probes and scrapes on a listener of their own. */
export interface Ops {
  /** Whatever the `Host`: kubelets ask by address. */
  onRequest: RequestListener;
  /** The app has started, and is made of these. */
  serve(parts: OpsParts): void;
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const allowed = ["GET", "HEAD"];

/** Answers from the beginning on: alive, and not ready before it is told what the app is made of. */
export function createOps(): Ops {
  let parts: OpsParts | null = null;

  const answers: Readonly<Record<string, () => Promise<Answer>>> = {
    "/healthz": async () => json(200, { status: "alive" }),
    "/readyz": async () => {
      const readiness = await readReadiness(parts);
      return json(readiness.status === "ready" ? 200 : 503, readiness);
    },
    "/metrics": async () => {
      if (!parts) return json(503, await readReadiness(null));
      const headers = { "content-type": parts.metrics.contentType };
      return { status: 200, headers, body: await parts.metrics.metrics() };
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "" } = request;
    const path = url.split("?", 1).join("");
    const read = Object.hasOwn(answers, path) ? answers[path] : undefined;
    if (!read) return sendProblem(response, { kind: "not-found" }, requestIdOf(request));
    if (allowed.includes(method)) return send(response, await read());
    sendProblem(response, { kind: "method-not-allowed", allowed }, requestIdOf(request));
  }

  return {
    onRequest(request, response) {
      const requestId = noteRequestId(request);
      response.setHeader("x-request-id", requestId);
      answer(request, response).catch((error: unknown) => {
        parts?.log.error({ err: error, requestId }, "a probe or a scrape failed");
        sendProblem(response, { kind: "internal" }, requestId);
      });
    },
    serve(given) {
      parts = given;
    },
  };
}

function json(status: number, value: unknown): Answer {
  const headers = {
    "content-type": "application/json",
    ...(status === 503 ? { "retry-after": "5" } : {}),
  };
  return { status, headers, body: JSON.stringify(value) };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const content = Buffer.from(body);
  response.writeHead(status, {
    ...headers,
    "cache-control": "no-store",
    "content-length": content.byteLength,
  });
  response.end(response.req.method === "HEAD" ? undefined : content);
}
