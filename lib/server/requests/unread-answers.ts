import type { IncomingMessage, ServerResponse } from "node:http";

/** How much of what was answered may wait to be read: of one learner, over all, and for how long. */
export interface UnreadLimits {
  bytesOfOne: number;
  bytes: number;
  deadlineMs: number;
}

const limits: UnreadLimits = {
  bytesOfOne: 32 * 1024 ** 2,
  bytes: 256 * 1024 ** 2,
  deadlineMs: 60_000,
};
/** Less than this is no burden, and comes and goes with every answer. */
const smallBytes = 64 * 1024;
const lookEveryMs = 1000;

/** Names the learner that a request comes from; null where it cannot be told. */
type OwnerOf = (request: IncomingMessage) => Promise<string | null>;

interface Answer {
  response: ServerResponse;
  owner: () => Promise<string | null>;
  /** Since when more than a little of it waits; null while none does. */
  sinceMs: number | null;
}

/** Cuts answers that nobody reads: what waits for them is held in memory. One for all listeners of the app. */
export interface UnreadAnswers {
  watch(request: IncomingMessage, response: ServerResponse, ownerOf: OwnerOf): void;
  /**
   * Looks at all of them, and gives how many bytes wait then; done by itself once a second, and after a
   * large answer.
   */
  look(nowMs?: number): Promise<number>;
}

export function createUnreadAnswers({
  bytesOfOne,
  bytes,
  deadlineMs,
}: UnreadLimits = limits): UnreadAnswers {
  const open = new Set<Answer>();

  async function look(nowMs = performance.now()): Promise<number> {
    const owned = new Map<string, number>();
    let all = 0;
    for (const answer of oldestFirst(open)) {
      const unread = answer.response.writableLength;
      if (unread <= smallBytes) {
        answer.sinceMs = null;
        continue;
      }
      answer.sinceMs ??= nowMs;
      // A database that fails tells no owner, and is no reason to hold more.
      const owner = (await answer.owner().catch(() => null)) ?? "";
      const ofOne = (owned.get(owner) ?? 0) + unread;
      if (nowMs - answer.sinceMs > deadlineMs || ofOne > bytesOfOne || all + unread > bytes) {
        answer.response.destroy();
        continue;
      }
      owned.set(owner, ofOne);
      all += unread;
    }
    return all;
  }

  setInterval(() => void look(), lookEveryMs).unref();
  return {
    look,
    watch(request, response, ownerOf) {
      const owner = () => ownerOf(request);
      const answer: Answer = { owner, response, sinceMs: null };
      open.add(answer);
      response.once("close", () => open.delete(answer));
      response.once("prefinish", () => {
        if (response.writableLength > bytesOfOne / 8) setImmediate(() => void look());
      });
    },
  };
}

/** Who has waited longest keeps its place; what came last is cut. */
function oldestFirst(answers: ReadonlySet<Answer>): Answer[] {
  const sinceOf = ({ sinceMs }: Answer) => sinceMs ?? Number.POSITIVE_INFINITY;
  return [...answers].sort((a, b) => sinceOf(a) - sinceOf(b) || 0);
}
