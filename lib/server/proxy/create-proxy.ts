import type { Learner } from "@/lib/contract/session";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import { err, ok, type Result } from "@/lib/domain/result";
import type { LargeBodies } from "@/lib/server/requests/large-bodies";
import { readableBody } from "@/lib/server/requests/readable-body";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { createPushgatewayClient } from "@/lib/server/stack/pushgateway/create-pushgateway-client";
import type { PushgatewayClient } from "@/lib/server/stack/pushgateway/pushgateway-client";
import type { Store } from "@/lib/server/store/store";
import {
  type AskUpstream,
  isSendablePath,
  type UpstreamService,
} from "@/lib/server/upstream/upstream";
import { isAllowedPath, isOutsideAttempt } from "./allowed-paths";
import { createAnswerOnce } from "./answer-once";
import { createAttemptRecorder } from "./attempt-recorder";
import { exchange } from "./exchange";
import { createGatewayLoads, type GatewayLoads } from "./gateway-loads";
import { createInFlight, maxInFlight } from "./in-flight";
import { isPagePath } from "./page-paths";
import type { ProxyAnswer, ProxyProblem, ProxyRequest, SandboxProxy } from "./proxy";
import { countPushed } from "./push-samples";
import { pushWeight } from "./push-weight";
import { countReplaced } from "./replaced-samples";

type Answered = Promise<Result<ProxyAnswer, ProxyProblem>>;

export interface ProxyParts {
  ask: AskUpstream;
  sandboxes: Sandboxes;
  store: Store;
  largeBodies: Pick<LargeBodies, "inTurnIfLarge">;
  /** Is told of every recorded attempt. */
  exchangeEnded: (learner: Learner, attempt: Attempt) => void;
  /** How long a server may take to answer; 10 s unless told. */
  timeoutMs?: number;
}

export function createProxy(parts: ProxyParts): SandboxProxy {
  const { ask, sandboxes, largeBodies, timeoutMs = 10_000 } = parts;
  const record = createAttemptRecorder(parts);
  const gateway = createPushgatewayClient(ask);
  const loads = createGatewayLoads(ask);
  const guarded = createGuard();
  const once = createAnswerOnce();

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
      ask,
      sandboxes,
      service: "pushgateway",
      team: learner.team,
      request,
      timeoutMs,
      admit: (base) =>
        makeRoom({ loads, gateway, largeBodies }, learner.team, base, { ...request, body }),
    });
    const seen = isRead ? null : answerOf(answer);
    if (!seen) return answer;
    const recorded = await record(learner, request, { body, ...seen });
    return recorded.ok ? answer : recorded;
  }

  /** On record like any other, so that the verdict can say why nothing came of it. */
  async function keepOutside(learner: Learner, request: ProxyRequest): Answered {
    const recorded = await record(learner, request, {
      ...{ body: request.body, status: 404, answer: Buffer.alloc(0) },
    });
    return recorded.ok ? err({ kind: "not-found" }) : recorded;
  }

  async function read(
    service: UpstreamService,
    { team }: Learner,
    request: ProxyRequest,
  ): Answered {
    const readable = await readableBody(request.body, undefined);
    return readable.ok ? exchange({ ask, sandboxes, service, team, request, timeoutMs }) : readable;
  }

  return {
    pushgateway(learner, request) {
      if (isOutsideAttempt(request.method, request.path)) {
        return once(learner, request, () =>
          guarded(true, learner, request, () => keepOutside(learner, request)),
        );
      }
      const isAllowed = isAllowedPath("pushgateway", request.method, request.path);
      return once(learner, request, () =>
        guarded(isAllowed, learner, request, () => push(learner, request)),
      );
    },
    prometheus(learner, request) {
      const isAllowed = isAllowedPath("prometheus", request.method, request.path);
      return guarded(isAllowed, learner, request, () => read("prometheus", learner, request));
    },
    page(service, learner, request) {
      const isRead = request.method === "GET" || request.method === "HEAD";
      const isAllowed = isRead && isPagePath(service, request.path);
      return guarded(isAllowed, learner, request, () => read(service, learner, request));
    },
  };
}

/** What goes on record: an answer of the gateway, and that it is too full to be asked. */
function answerOf(answer: Awaited<Answered>): { status: number; answer: Buffer } | null {
  if (answer.ok) return { status: answer.value.status, answer: answer.value.body };
  const { error } = answer;
  return error.kind === "gateway-limit"
    ? { status: 507, answer: Buffer.from(error.message) }
    : null;
}

/** What may not be sent is refused before it costs anything. */
function createGuard() {
  const inFlight = createInFlight();
  return async (
    isAllowed: boolean,
    { team }: Learner,
    request: ProxyRequest,
    work: () => Answered,
  ): Answered => {
    const refusal = refuse(isAllowed, request);
    if (refusal) return err(refusal);
    if (!inFlight.enter(team)) return err({ kind: "too-many-requests", limit: maxInFlight });
    try {
      return await work();
    } finally {
      inFlight.leave(team);
    }
  };
}

/** Only what adds to the gateway needs room there; a DELETE is always let through. */
async function makeRoom(
  {
    loads,
    gateway,
    largeBodies,
  }: { loads: GatewayLoads; gateway: PushgatewayClient } & Pick<ProxyParts, "largeBodies">,
  team: string,
  base: string,
  request: ProxyRequest,
) {
  const { method, path } = request;
  if (method !== "PUT" && method !== "POST") return ok(() => undefined);
  const weigh = () => ({ weight: pushWeight(request), samples: countPushed(request) });
  const weighed = await largeBodies.inTurnIfLarge(request.body, weigh);
  return loads.admit(team, base, {
    path,
    ...weighed,
    countReplaced: (base) => countReplaced(gateway, base, request),
  });
}

function refuse(isAllowed: boolean, { path }: ProxyRequest): ProxyProblem | null {
  if (!isAllowed) return { kind: "not-found" };
  if (isSendablePath(path)) return null;
  const message = "The path holds a space or a control character. Write %20 for a space.";
  return { kind: "bad-request", message };
}
