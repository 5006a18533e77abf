import { setTimeout as delay } from "node:timers/promises";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { AskUpstream, UpstreamAnswer, UpstreamService } from "@/lib/server/upstream/upstream";
import type { ProxyAnswer, ProxyProblem, ProxyRequest } from "./proxy";

/** How long a request waits for its sandbox to start, or to come back after a crash. */
const sandboxWaitMs = 10_000;
const retryAfterMs = 100;
const maxAnswerBytes = 16 * 1024 * 1024;

export interface Exchanging {
  ask: AskUpstream;
  sandboxes: Sandboxes;
  service: UpstreamService;
  team: string;
  request: ProxyRequest;
  /** How long the server may take to answer. */
  timeoutMs: number;
  /** Lets the request through to a server, or says why not; the returned function is called at its end. */
  admit?: (base: string) => Promise<Result<() => void, ProxyProblem>>;
}

/**
 * One exchange with a team's own server. A server that refuses the connection has just crashed and is
 * started again meanwhile: nothing was processed, so the request waits for it.
 */
export async function exchange(parts: Exchanging): Promise<Result<ProxyAnswer, ProxyProblem>> {
  const { sandboxes, service, team } = parts;
  const untilMs = Date.now() + sandboxWaitMs;
  for (;;) {
    const leftMs = Math.max(0, untilMs - Date.now());
    const sandbox = await sandboxes.ensure(team, leftMs);
    if (!sandbox.ok) return sandbox;
    const answer = await once(sandbox.value[service], parts);
    if (answer.ok || !wasRefused(answer.error) || Date.now() + retryAfterMs > untilMs) {
      return answer;
    }
    await delay(retryAfterMs);
  }
}

async function once(
  base: string,
  { ask, service, request, timeoutMs, admit }: Exchanging,
): Promise<Result<ProxyAnswer, ProxyProblem>> {
  const admitted = await admit?.(base);
  if (admitted && !admitted.ok) return admitted;
  const { method, path, contentType, contentEncoding, body } = request;
  const beganAt = performance.now();
  const answer = await ask({
    service,
    base,
    method,
    path,
    headers: {
      ...(contentType === undefined ? {} : { "content-type": contentType }),
      ...(contentEncoding === undefined ? {} : { "content-encoding": contentEncoding }),
    },
    body,
    timeoutMs,
    maxAnswerBytes,
    ...(service === "prometheus" ? { isRepeatable: true } : {}),
  });
  admitted?.value();
  if (!answer.ok) return answer;
  return toAnswer(service, path, answer.value, performance.now() - beganAt);
}

function toAnswer(
  service: UpstreamService,
  path: string,
  answer: UpstreamAnswer,
  durationMs: number,
): Result<ProxyAnswer, ProxyProblem> {
  const { status, statusText, body } = answer;
  const { "content-type": contentType, allow, location } = answer.headers;
  if (
    service === "prometheus" &&
    path.startsWith("/api/") &&
    !/^application\/json\b/.test(contentType ?? "")
  ) {
    const message = `it answered ${status} with ${contentType ?? "no content type"}, not JSON`;
    return err({ service, kind: "upstream-unexpected", message });
  }
  const headers = {
    ...(contentType === undefined ? {} : { "content-type": contentType }),
    ...(allow === undefined ? {} : { allow }),
    ...(location === undefined ? {} : { location }),
  };
  return ok({ status, statusText, headers, body, durationMs });
}

function wasRefused(problem: ProxyProblem): boolean {
  return problem.kind === "upstream-unreachable" && problem.wasRefused === true;
}
