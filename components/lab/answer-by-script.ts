import { checkStep } from "@/lib/client/api";
import type { TransferRequest } from "@/lib/shell/curl/transfer";
import type { LabActions } from "./lab-actions";
import type { StepOutline } from "./lab-outline";

/** The expression of an instant query that a script asks of Prometheus; null for anything else. */
export function queryOf({ service, target, body }: TransferRequest): string | null {
  const [path, search = ""] = target.split("?");
  if (service !== "prometheus" || path !== "/api/v1/query") return null;
  const form = body === null ? "" : new TextDecoder().decode(body);
  return new URLSearchParams(form).get("query") ?? new URLSearchParams(search).get("query");
}

/** Takes a query that a script has asked as the answer of a query step; false where none is taken. */
export async function answerByScript(
  actions: Pick<LabActions, "address" | "judged" | "attempted">,
  step: StepOutline | null,
  request: TransferRequest,
): Promise<boolean> {
  const expression = queryOf(request);
  if (step?.kind !== "query" || expression === null) return false;
  const judged = await checkStep(actions.address(step), expression);
  if (!judged.ok) return false;
  actions.judged(step.id, judged.value);
  actions.attempted(step.id);
  return true;
}
