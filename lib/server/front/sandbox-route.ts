import type { IncomingMessage, ServerResponse } from "node:http";
import { isServerName, type ServerName } from "@/lib/domain/stack/stack";
import type { AppError } from "@/lib/server/answers/app-error";
import { sendProblem } from "@/lib/server/answers/problem";
import type { Log } from "@/lib/server/log";
import type { ProxyAnswer, SandboxProxy } from "@/lib/server/proxy/proxy";
import type { LargeBodies } from "@/lib/server/requests/large-bodies";
import { isUnfinished, readBody } from "@/lib/server/requests/read-body";
import { requestIdOf } from "@/lib/server/requests/request-id";
import type { Sessions } from "@/lib/server/session/sessions";
import { isAllowedPath } from "@/lib/server/stack/allowed-paths";
import { isOutsideAttempt } from "@/lib/server/stack/pushgateway/pushgateway-paths";

/** A learner's text may come back from here; opened in a browser it must not act as a page of ours. */
const inertPage = "sandbox; default-src 'none'";

export function isSandboxPath(url: string): boolean {
  return /^\/sandbox(?:[/?]|$)/.test(url);
}

/** Answers `/sandbox/…`: the raw path goes on to the learner's own server, and its answer comes back. */
export function createSandboxRoute(parts: {
  proxy: SandboxProxy;
  sessions: Sessions;
  largeBodies: LargeBodies;
  log: Log;
}): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { proxy, sessions, largeBodies, log } = parts;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", headers } = request;
    const refuse = (error: AppError) => sendProblem(response, error, requestIdOf(request));
    const at = destination(request.url ?? "");
    if (!at || !isAnswered(at, method)) return refuse({ kind: "not-found" });
    const owner = await sessions.sandboxOwner(headers);
    if (!owner.ok) return refuse(owner.error);
    const read = await readBody(request, owner.value.id, largeBodies);
    if (!read) {
      response.destroy();
      return;
    }
    if (isUnfinished(read)) response.setHeader("connection", "close");
    if (typeof read === "string") return refuse({ kind: read });
    const result = await proxy.exchange(at.service, owner.value, {
      method,
      path: at.path,
      contentType: headers["content-type"],
      contentEncoding: headers["content-encoding"],
      body: read.body,
      step: null,
    });
    if (result.ok) send(response, result.value);
    else refuse(result.error);
  }

  return async (request, response) => {
    try {
      response.setHeader("content-security-policy", inertPage);
      await answer(request, response);
    } catch (error) {
      const requestId = requestIdOf(request);
      log.error({ err: error, requestId }, "a request to a sandbox failed");
      sendProblem(response, { kind: "internal" }, requestId);
    }
  };
}

/** What is meant for the gateway and can change nothing there is answered, too: it goes on record. */
function isAnswered({ service, path }: { service: ServerName; path: string }, method: string) {
  const isOutside = service === "pushgateway" && isOutsideAttempt(method, path);
  return isOutside || isAllowedPath(service, method, path);
}

function destination(url: string): { service: ServerName; path: string } | null {
  const [, name, path] = /^\/sandbox\/(\w+)(\/.*)$/s.exec(url) ?? [];
  return name !== undefined && path !== undefined && isServerName(name)
    ? { service: name, path }
    : null;
}

function send(response: ServerResponse, answer: ProxyAnswer): void {
  const { status, statusText, headers, body } = answer;
  const hasBody = status >= 200 && status !== 204 && status !== 304;
  response.writeHead(status, statusText, {
    ...headers,
    "cache-control": "no-store",
    ...(hasBody && response.req.method !== "HEAD" ? { "content-length": body.byteLength } : {}),
  });
  response.end(hasBody ? body : undefined);
}
