import type { Learner } from "@/lib/contract/session";
import type { Attempt } from "@/lib/domain/attempt";
import { err, ok, type Result } from "@/lib/domain/result";
import { isSendablePath, type UpstreamService } from "@/lib/server/http/upstream";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Store } from "@/lib/server/store/store";
import { isAllowedPath } from "./allowed-paths";
import { createAttemptRecorder } from "./attempt-recorder";
import { exchange } from "./exchange";
import { createGatewayLoads } from "./gateway-loads";
import { createInFlight, maxInFlight } from "./in-flight";
import type { ProxyAnswer, ProxyProblem, ProxyRequest, SandboxProxy } from "./proxy";
import { pushWeight } from "./push-weight";
import { readableBody } from "./readable-body";

type Answered = Promise<Result<ProxyAnswer, ProxyProblem>>;

export interface ProxyParts {
  sandboxes: Sandboxes;
  store: Store;
  /** Is told of every recorded attempt. */
  exchangeEnded: (learner: Learner, attempt: Attempt) => void;
  /** How long a server may take to answer; 10 s unless told. */
  timeoutMs?: number;
}

export function createProxy(parts: ProxyParts): SandboxProxy {
  const { sandboxes, store, exchangeEnded, timeoutMs = 10_000 } = parts;
  const record = createAttemptRecorder({ store, exchangeEnded });
  const loads = createGatewayLoads();
  const inFlight = createInFlight();

  /** What may not be sent is refused before it costs anything. */
  async function guarded(
    service: UpstreamService,
    learner: Learner,
    request: ProxyRequest,
    work: () => Answered,
  ): Answered {
    if (!isAllowedPath(service, request.method, request.path)) return err({ kind: "not-found" });
    if (!isSendablePath(request.path)) {
      const message = "The path holds a space or a control character. Write %20 for a space.";
      return err({ kind: "bad-request", message });
    }
    if (!inFlight.enter(learner.team)) {
      return err({ kind: "too-many-requests", limit: maxInFlight });
    }
    try {
      return await work();
    } finally {
      inFlight.leave(learner.team);
    }
  }

  /** Only what adds to the gateway needs room there; a DELETE is always let through. */
  async function makeRoom(team: string, base: string, request: ProxyRequest, body: Buffer) {
    const { method, path } = request;
    if (method !== "PUT" && method !== "POST") return ok(() => undefined);
    return loads.admit(team, base, { path, weight: pushWeight({ ...request, body }) });
  }

  async function push(learner: Learner, request: ProxyRequest): Answered {
    const isRead = request.method === "GET" || request.method === "HEAD";
    const readable = await readableBody(request.body, request.contentEncoding);
    if (!readable.ok) {
      if (isRead) return readable;
      const refused = { body: request.body, status: 413, answer: Buffer.alloc(0) };
      const recorded = await record(learner, request, refused);
      return recorded.ok ? readable : recorded;
    }
    const body = readable.value;
    const answer = await exchange({
      sandboxes,
      service: "pushgateway",
      team: learner.team,
      request,
      timeoutMs,
      admit: (base) => makeRoom(learner.team, base, request, body),
    });
    if (!answer.ok || isRead) return answer;
    const { status, body: answered } = answer.value;
    const recorded = await record(learner, request, { body, status, answer: answered });
    return recorded.ok ? answer : recorded;
  }

  return {
    pushgateway(learner, asked) {
      const request = { ...asked, method: asked.method.toUpperCase() };
      return guarded("pushgateway", learner, request, () => push(learner, request));
    },
    prometheus(learner, asked) {
      const request = { ...asked, method: asked.method.toUpperCase() };
      return guarded("prometheus", learner, request, async () => {
        const readable = await readableBody(request.body, undefined);
        if (!readable.ok) return readable;
        const { team } = learner;
        return exchange({ sandboxes, service: "prometheus", team, request, timeoutMs });
      });
    },
  };
}
