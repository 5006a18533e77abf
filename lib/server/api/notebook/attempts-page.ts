import * as z from "zod/mini";
import type { AttemptEntry, AttemptsPage } from "@/lib/contract/attempts";
import type { Learner } from "@/lib/contract/session";
import { isAnswered } from "@/lib/domain/checks/check-kinds";
import type { Step } from "@/lib/domain/lab/lab";
import { isMeantForStep } from "@/lib/domain/lab/meant-steps";
import { err, ok, type Result } from "@/lib/domain/result";
import { viewBody } from "@/lib/server/api/kept-body";
import type { RequestError } from "@/lib/server/requests/request-error";
import type { KeptAttempt, Store } from "@/lib/server/store/store";

const pageLength = 20;
const beforeSchema = z.coerce.number().check(z.int(), z.positive());

/** The `before` of an address; undefined where it has none. */
export function readBefore(url: string): Result<number | undefined, RequestError> {
  const given = new URL(url).searchParams.get("before");
  if (given === null) return ok(undefined);
  const before = beforeSchema.safeParse(given);
  if (before.success) return ok(before.data);
  const message = "The id of an attempt is a whole number above 0.";
  return err({ kind: "bad-request", message, errors: [{ path: "before", message }] });
}

/** One page of what a learner sent for a step, newest first. */
export async function readNotebook(
  store: Pick<Store, "notebook" | "progress">,
  learner: Learner,
  { lab, step }: { lab: string; step: Step },
  before: number | undefined,
): Promise<AttemptsPage> {
  const at = { lab, step: step.id, kind: kindOf(step), isMeant: isMeantForStep(step) };
  const [page, passed] = await Promise.all([
    store.notebook.page(learner, at, { before, limit: pageLength }),
    store.progress.passed(learner.id, lab),
  ]);
  const passedAtMs = passed[step.id]?.passedAtMs ?? null;
  const entries = page.attempts.reverse().map((attempt) => viewAttempt(attempt, passedAtMs));
  const nextBefore = page.hasMore ? (entries.at(-1)?.id ?? null) : null;
  return { entries, total: page.total, nextBefore };
}

/** What a step's notebook holds: of one that an expression answers its answers, else requests. */
export function kindOf({ check }: Step): KeptAttempt["kind"] {
  return check && isAnswered(check) ? "answer" : "request";
}

/** What is on record of a gateway's end that was asked for in the app, by its path. */
const losses: ReadonlyMap<string, "restart" | "reset"> = new Map([
  ["/api/sandbox/restart-gateway", "restart"],
  ["/api/sandbox/reset", "reset"],
]);

/** An attempt as its learner reads it; `passedAtMs` is when its step passed. */
export function viewAttempt(attempt: KeptAttempt, passedAtMs: number | null): AttemptEntry {
  const common = {
    id: attempt.id,
    at: new Date(attempt.atMs).toISOString(),
    verdict: attempt.verdict,
    hadPassed: passedAtMs !== null && passedAtMs < attempt.atMs,
  };
  if (attempt.kind === "answer") {
    return { ...common, kind: "answer", expression: attempt.expression };
  }
  // The same path asked of the gateway is answered 404.
  const loss = attempt.status === 202 ? losses.get(attempt.path) : undefined;
  if (loss) return { ...common, kind: loss };
  const { kind, method, path, status, answer } = attempt;
  const body = viewBody(attempt);
  return { ...common, kind, method, path, headers: headersOf(attempt), body, status, answer };
}

function headersOf(attempt: KeptAttempt & { kind: "request" }): Record<string, string> {
  const headers = {
    "Content-Type": attempt.contentType,
    "Content-Encoding": attempt.contentEncoding,
  };
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
