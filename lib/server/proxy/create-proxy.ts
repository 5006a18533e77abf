import type { Learner } from "@/lib/contract/session";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { LargeBodies } from "@/lib/server/requests/large-bodies";
import { readableBody } from "@/lib/server/requests/readable-body";
import type { WorkshopPaused } from "@/lib/server/requests/request-error";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { isAllowedPath } from "@/lib/server/stack/allowed-paths";
import { isPagePath } from "@/lib/server/stack/page-paths";
import { cleanedPath } from "@/lib/server/stack/pushgateway/cleaned-path";
import { createPushgatewayClient } from "@/lib/server/stack/pushgateway/create-pushgateway-client";
import type { GatewayRoom } from "@/lib/server/stack/pushgateway/gateway-room";
import { countLabels, countPushed } from "@/lib/server/stack/pushgateway/push-samples";
import { pushWeight } from "@/lib/server/stack/pushgateway/push-weight";
import type { PushgatewayClient } from "@/lib/server/stack/pushgateway/pushgateway-client";
import { isOutsideAttempt } from "@/lib/server/stack/pushgateway/pushgateway-paths";
import { countReplaced } from "@/lib/server/stack/pushgateway/replaced-samples";
import type { Store } from "@/lib/server/store/store";
import { type AskUpstream, isSendablePath } from "@/lib/server/upstream/upstream";
import { createAnswerOnce } from "./answer-once";
import { createAttemptRecorder, type RecordAttempt } from "./attempt-recorder";
import { exchange } from "./exchange";
import { createInFlight, maxInFlight } from "./in-flight";
import type { ProxyAnswer, ProxyProblem, ProxyRequest, SandboxProxy } from "./proxy";

type Answered = Promise<Result<ProxyAnswer, ProxyProblem>>;

export interface ProxyParts {
  ask: AskUpstream;
  sandboxes: Sandboxes;
  store: Store;
  largeBodies: Pick<LargeBodies, "inTurnIfLarge">;
  /** What is at hand of a team. */
  team: (name: string) => ServersOfTeam;
  /** Is told of every recorded attempt. */
  exchangeEnded: (learner: Learner, attempt: Attempt) => void;
  /** Whether changes are taken now; they are unless told. */
  admit?: ((learner: Learner, what: string) => Promise<Result<void, WorkshopPaused>>) | undefined;
  /**
   * Whether an operator runs the servers: what stands before them may clean a path up before it looks whose it is,
   * so that one with `..` in it could lead to another team's. Not unless told.
   */
  areOperators?: boolean | undefined;
  /** How long a server may take to answer; 10 s unless told. */
  timeoutMs?: number | undefined;
}

export interface ServersOfTeam {
  /** The servers that its sandbox has, for the labs that it has open. */
  stack: readonly ServerName[];
  /** What its gateway still has room for. */
  room: GatewayRoom;
}

const takeAll = async () => ok(undefined);

export function createProxy(parts: ProxyParts): SandboxProxy {
  const { ask, sandboxes, largeBodies, timeoutMs = 10_000, admit = takeAll } = parts;
  const record = createAttemptRecorder(parts);
  const gateway = createPushgatewayClient(ask);
  const guarded = createGuard();
  const once = createAnswerOnce();

  async function push(learner: Learner, request: ProxyRequest): Answered {
    const readable = await readableBody(request.body, request.contentEncoding);
    if (!readable.ok) {
      if (isRead(request)) return readable;
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
        makeRoom({ ...parts.team(learner.team), gateway, largeBodies }, base, { ...request, body }),
    });
    const seen = isRead(request) ? null : answerOf(answer);
    if (!seen) return answer;
    const recorded = await record(learner, request, { body, ...seen });
    return recorded.ok ? answer : recorded;
  }

  function exchangeWithGateway(learner: Learner, request: ProxyRequest): Answered {
    const { method, path } = request;
    const readings = parts.areOperators ? [path, cleanedPath(path)] : [path];
    if (readings.some((each) => isOutsideAttempt(method, each))) {
      return once(learner, request, () =>
        guarded(true, learner, request, () => keepOutside(record, learner, request)),
      );
    }
    const isAllowed = readings.every((each) => isAllowedPath("pushgateway", method, each));
    return once(learner, request, () =>
      guarded(isAllowed, learner, request, () => push(learner, request)),
    );
  }

  async function pass(service: ServerName, { team }: Learner, request: ProxyRequest): Answered {
    const readable = await readableBody(request.body, undefined);
    return readable.ok ? exchange({ ask, sandboxes, service, team, request, timeoutMs }) : readable;
  }

  return {
    async exchange(service, learner, request) {
      const admitted = isChange(service, request)
        ? await admit(learner, lineOf(request))
        : ok(undefined);
      if (!admitted.ok) return admitted;
      if (service === "pushgateway") return exchangeWithGateway(learner, request);
      const isAllowed =
        isAllowedPath(service, request.method, request.path) &&
        parts.team(learner.team).stack.includes(service);
      return guarded(isAllowed, learner, request, () => pass(service, learner, request));
    },
    page(service, learner, request) {
      const isAllowed = isRead(request) && isPagePath(service, request.path);
      return guarded(isAllowed, learner, request, () => pass(service, learner, request));
    },
  };
}

/** On record like any other, so that the verdict can say why nothing came of it. */
async function keepOutside(
  record: RecordAttempt,
  learner: Learner,
  request: ProxyRequest,
): Answered {
  const recorded = await record(learner, request, {
    ...{ body: request.body, status: 404, answer: Buffer.alloc(0) },
  });
  return recorded.ok ? err({ kind: "not-found" }) : recorded;
}

const isRead = ({ method }: ProxyRequest) => method === "GET" || method === "HEAD";

/** Prometheus takes queries by POST, and nothing else. */
const isChange = (service: ServerName, request: ProxyRequest) =>
  service !== "prometheus" && !isRead(request);

/** What a log shows of a request. */
const lineOf = ({ method, path }: ProxyRequest) => `${method} ${path}`.slice(0, 200);

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
    room,
    gateway,
    largeBodies,
  }: { room: GatewayRoom; gateway: PushgatewayClient } & Pick<ProxyParts, "largeBodies">,
  base: string,
  request: ProxyRequest,
) {
  const { method, path } = request;
  if (method !== "PUT" && method !== "POST") return ok(() => undefined);
  const weigh = () => {
    const samples = countPushed(request);
    // A series has the labels of its path too, and an `instance` in any case.
    const labels = countLabels(request) + samples * Math.floor(path.split("/").length / 2);
    return { weight: pushWeight(request), samples, labels };
  };
  const weighed = await largeBodies.inTurnIfLarge(request.body, weigh);
  return room.admit(base, {
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
