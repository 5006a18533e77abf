import { setTimeout as delay } from "node:timers/promises";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { isJsonPath, isRepeatable } from "@/lib/server/stack/allowed-paths";
import type { AskUpstream, UpstreamAnswer } from "@/lib/server/upstream/upstream";
import type { ProxyAnswer, ProxyProblem, ProxyRequest } from "./proxy";

/** How long a request waits for its sandbox to start, or to come back after a crash. */
const sandboxWaitMs = 10_000;
const retryAfterMs = 100;
const maxAnswerBytes = 16 * 1024 * 1024;

export interface Exchanging {
  ask: AskUpstream;
  sandboxes: Sandboxes;
  service: ServerName;
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
    const base = sandbox.value[service];
    const answer = base === undefined ? err(onItsWay(service)) : await once(base, parts);
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
    ...(isRepeatable(service) ? { isRepeatable: true } : {}),
  });
  admitted?.value();
  if (!answer.ok) return answer;
  return toAnswer(service, path, answer.value, performance.now() - beganAt);
}

function toAnswer(
  service: ServerName,
  path: string,
  answer: UpstreamAnswer,
  durationMs: number,
): Result<ProxyAnswer, ProxyProblem> {
  const { status, statusText, body } = answer;
  const { "content-type": contentType, allow, location } = answer.headers;
  if (isJsonPath(service, path) && !/^application\/json\b/.test(contentType ?? "")) {
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

/** A server that joins the others when a lab is opened that has it. */
function onItsWay(service: ServerName): ProxyProblem {
  return {
    service,
    kind: "upstream-unreachable",
    message: "it does not run yet",
    wasRefused: true,
  };
}

function wasRefused(problem: ProxyProblem): boolean {
  return problem.kind === "upstream-unreachable" && problem.wasRefused === true;
}
