import http, { type IncomingMessage, type ServerResponse } from "node:http";
import https from "node:https";
import type { TestServer } from "./test-servers";

/** A request as it reached the proxy. */
export interface ProxiedRequest {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
}

export interface ReverseProxyParts {
  /** The whole address that a request goes on to, to the byte; null for 404. */
  route: (url: string) => string | null;
  /** Speaks https by this certificate. */
  tls?: { key: string; cert: string } | undefined;
  /** Answers in the place of the server; false where the request may go on. */
  refuse?: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
}

export interface ReverseProxy extends TestServer {
  seen: ProxiedRequest[];
}

/** What stands before an operator's servers: a path for each, perhaps https, perhaps a sign-in. */
export async function startReverseProxy(parts: ReverseProxyParts): Promise<ReverseProxy> {
  const seen: ProxiedRequest[] = [];
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const { method = "GET", url = "/", headers } = request;
    seen.push({ method, url, headers });
    if (parts.refuse?.(request, response)) return;
    const to = parts.route(url);
    if (to === null) {
      response.writeHead(404, { "content-type": "text/html" }).end("<h1>default backend</h1>");
      return;
    }
    passOn(request, response, to);
  };
  const server = parts.tls
    ? https.createServer(parts.tls, onRequest)
    : http.createServer(onRequest);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const host = parts.tls ? "https://localhost" : "http://127.0.0.1";
  return {
    base: `${host}:${address.port}`,
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function passOn(request: IncomingMessage, response: ServerResponse, to: string): void {
  const [, hostname = "", port = "", path = "/"] =
    /^http:\/\/([^:/]+):(\d+)(\/.*)$/s.exec(to) ?? [];
  const { method, headers } = request;
  const { authorization: _, ...others } = headers;
  const inner = http.request({ hostname, port, path, method, headers: others }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.headers);
    answer.pipe(response);
  });
  if (method !== undefined) inner.method = method;
  inner.on("error", () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { "content-type": "text/html" }).end("<h1>bad gateway</h1>");
  });
  request.pipe(inner);
}
