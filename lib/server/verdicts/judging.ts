import type { Learner } from "@/lib/contract/session";
import { type Check, judge, neededQueries } from "@/lib/domain/checks/check-kinds";
import type { QueryResult } from "@/lib/domain/query-result";
import type { Verdict } from "@/lib/domain/verdict";
import type { SandboxEndpoints } from "@/lib/server/sandbox/sandboxes";
import { type LedgerBook, newestAttempt } from "./ledger-book";
import type { Look, Observer } from "./observer";

/** A step's check with all that its verdict depends on, beside the servers. */
export interface Asked {
  learner: Learner;
  step: string;
  check: Check;
  answer: string | null;
}

/**
 * Judges one check on a look at the servers. Without endpoints the sandbox is not running, the look says
 * why, and no query can be answered.
 */
export async function judgeAsked(
  asked: Asked,
  look: Look,
  at: SandboxEndpoints | null,
  { book, observer }: { book: LedgerBook; observer: Observer },
): Promise<Verdict> {
  const needed = neededQueries(asked.check, asked.answer);
  const unanswered = Object.fromEntries(
    needed.map(({ name }): [string, QueryResult] => [
      name,
      { kind: "unreachable", message: "the sandbox is not running" },
    ]),
  );
  const queries = at ? await observer.queries(at, needed, look.nowMs) : unanswered;
  const past = await book.pastOf(asked.learner.team);
  return judge(asked.check, {
    ...look,
    queries,
    ledger: past.ledger,
    newestAttempt: newestAttempt(past, asked.learner.id, asked.step),
    answer: asked.answer,
  });
}

/** True when two verdicts tell a learner the same, whenever they were made. */
export function isSameVerdict(a: Verdict | undefined, b: Verdict): boolean {
  const told = (verdict: Verdict) =>
    JSON.stringify({ ...verdict, checkedAt: "", nextScrapeAt: "" });
  return a !== undefined && told(a) === told(b);
}
