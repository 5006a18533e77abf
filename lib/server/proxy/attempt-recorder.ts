import type { Learner } from "@/lib/contract/session";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import { readExchange } from "@/lib/domain/pushgateway/read-exchange";
import { err, ok, type Result } from "@/lib/domain/result";
import type { LargeBodies } from "@/lib/server/requests/large-bodies";
import type { StorageError, Store } from "@/lib/server/store/store";
import type { ProxyRequest } from "./proxy";

const keptAnswerBytes = 4096;

/** Keeps an exchange as an attempt, and tells of it, before its answer leaves. */
export type RecordAttempt = (
  learner: Learner,
  request: ProxyRequest,
  /** The body as the gateway read it, and what it answered. */
  seen: { body: Buffer; status: number; answer: Buffer },
) => Promise<Result<void, StorageError | { kind: "not-signed-in" }>>;

export function createAttemptRecorder(parts: {
  store: Store;
  largeBodies: Pick<LargeBodies, "inTurnIfLarge">;
  exchangeEnded: (learner: Learner, attempt: Attempt) => void;
}): RecordAttempt {
  return async (learner, request, { body, status, answer }) => {
    const { method, path, lab = null, step, contentType, contentEncoding } = request;
    const answerText = answer.toString("utf8", 0, keptAnswerBytes);
    const readIt = () =>
      readExchange({
        method,
        path,
        headers: { contentType, contentEncoding },
        body,
        status,
        answer: answerText,
      });
    const read = await parts.largeBodies.inTurnIfLarge(body, readIt);
    const recorded = await parts.store.attempts.record({
      learnerId: learner.id,
      team: learner.team,
      atMs: Date.now(),
      method,
      path,
      lab,
      step,
      status,
      answer: answerText,
      effect: readEffect(read.effect, contentEncoding, body),
      refusal: read.refusal,
      metrics: read.metrics,
      body,
      contentType,
      contentEncoding,
    });
    if (!recorded.ok) {
      // Whoever was removed meanwhile can keep nothing.
      const isThere = await parts.store.learners.find(learner.id).catch(() => learner);
      return isThere ? recorded : err({ kind: "not-signed-in" });
    }
    parts.exchangeEnded(learner, recorded.value);
    return ok(undefined);
  };
}

/** Gateways since 1.6 unpack snappy; what such a push held is not known here. */
function readEffect(effect: Attempt["effect"], contentEncoding: string | undefined, body: Buffer) {
  const isPush = effect.kind === "put" || effect.kind === "post";
  const isPacked = contentEncoding === "snappy" && body[0] === 0xff;
  return isPush && isPacked ? { ...effect, families: null } : effect;
}
