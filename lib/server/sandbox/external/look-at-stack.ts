import type { Unreachable } from "@/lib/domain/stack/unreachable";
import type { StackFault } from "@/lib/domain/stack/unreachable-advice";
import type { SandboxEndpoints } from "@/lib/server/sandbox/sandboxes";
import type { AskUpstream } from "@/lib/server/upstream/upstream";

/** A question that each server answers with JSON, whatever is on it. */
const questions = [
  { service: "pushgateway", path: "/api/v1/status" },
  { service: "prometheus", path: "/api/v1/query?query=vector(1)" },
] as const;

const maxAnswerBytes = 1024 * 1024;

/** A fault of one of a team's servers, and where it is. */
export interface PlacedFault extends StackFault {
  /** Without the parameters of an operator's, which may be secrets. */
  at: string;
}

/** Asks both servers; null where both answer. */
export async function lookAtStack(
  ask: AskUpstream,
  endpoints: SandboxEndpoints,
  options: { timeoutMs: number; signal: AbortSignal },
): Promise<PlacedFault | null> {
  const faults = await Promise.all(
    questions.map(async ({ service, path }): Promise<PlacedFault | null> => {
      const base = endpoints[service];
      const asked = { service, base, method: "GET", path, maxAnswerBytes, ...options };
      const answer = await ask(asked);
      const why = answer.ok ? whyUnlike(answer.value) : (answer.error.why ?? "no-answer");
      return why && { server: service, why, at: base.replace(/\?.*$/s, "") };
    }),
  );
  return faults.find((fault) => fault !== null) ?? null;
}

/** Null for the answer that each of them gives. */
function whyUnlike({ status, headers }: { status: number; headers: object }): Unreachable | null {
  const type = "content-type" in headers ? String(headers["content-type"]) : "";
  if (status !== 200) return "no-answer";
  return /json/i.test(type) ? null : "not-its-own";
}
