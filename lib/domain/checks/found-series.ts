import type { Queried } from "@/lib/domain/checks/looks";
import { isUnknown } from "@/lib/domain/checks/platform-problem";
import type { ResultSeries } from "@/lib/domain/prometheus/query-result";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Finding } from "@/lib/domain/verdict/ladder";

/**
 * What one of a check's own selectors returned. Whatever keeps it from an answer is the platform's fault,
 * a query that was never asked included, so that nothing is concluded from silence.
 */
export function foundSeries(seen: Queried, name: string): Result<ResultSeries[], Finding> {
  const result = seen.queries[name];
  if (result?.kind === "vector") return ok(result.series);
  if (result?.kind === "timeout") return err(isUnknown({ ...result, service: "prometheus" }));
  if (!seen.target.ok) return err(isUnknown(seen.target.error));
  if (result?.kind === "unreachable") {
    return err(isUnknown({ ...result, kind: "prometheus-unreachable" }));
  }
  const message = result && "message" in result ? result.message : "it gave no answer";
  return err(isUnknown({ kind: "prometheus-unreachable", message }));
}
