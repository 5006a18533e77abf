import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Learner } from "@/lib/contract/session";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ProxyAnswer, ProxyProblem, ProxyRequest } from "./proxy";

type Answered = Promise<Result<ProxyAnswer, ProxyProblem>>;

/** An answer is remembered for so long, of each learner the newest few, of so many learners. */
const keptMs = 5 * 60_000;
const keptOfLearner = 20;
const keptLearners = 1000;
/** A gateway says less in its answer to a push; one that is longer is not remembered. */
const longestBody = 64 * 1024;

interface Known {
  print: string;
  answered: Answered;
}

/**
 * Does what has the same id once for each learner: a repetition gets the first answer, and waits for it
 * where that is still under way. What was not answered is done anew, and what only reads always is.
 */
export function createAnswerOnce(nowMs: () => number = () => performance.now()) {
  const learners = new LRUCache<string, LRUCache<string, Known>>({ max: keptLearners });
  const underWay = new Map<string, Known>();

  function answersOf({ id }: Learner): LRUCache<string, Known> {
    const kept = learners.get(id);
    if (kept) return kept;
    const perf = { now: nowMs };
    const made = new LRUCache<string, Known>({ max: keptOfLearner, ttl: keptMs, perf });
    learners.set(id, made);
    return made;
  }

  return async (learner: Learner, request: ProxyRequest, work: () => Answered): Answered => {
    const { id, method } = request;
    if (!id || method === "GET" || method === "HEAD") return work();
    const key = `${learner.id} ${id}`;
    const print = printOf(request);
    const earlier = underWay.get(key) ?? learners.get(learner.id)?.get(id);
    if (earlier) return earlier.print === print ? earlier.answered : err(otherRequest);
    const answered = work();
    underWay.set(key, { print, answered });
    try {
      const answer = await answered;
      if (answer.ok && answer.value.body.length <= longestBody) {
        answersOf(learner).set(id, { print, answered: Promise.resolve(ok(answer.value)) });
      }
      return answer;
    } finally {
      underWay.delete(key);
    }
  };
}

const otherRequest: ProxyProblem = {
  kind: "bad-request",
  message: "This id belongs to another request. Give each request an id of its own.",
};

function printOf({ method, path, contentType, contentEncoding, body }: ProxyRequest): string {
  const head = JSON.stringify([method, path, contentType ?? null, contentEncoding ?? null]);
  return createHash("sha256").update(head).update(body).digest("base64");
}
