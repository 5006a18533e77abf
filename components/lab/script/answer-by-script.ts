import { judgeStep } from "@/components/lab/session/judge-step";
import type { LabActions } from "@/components/lab/session/lab-actions";
import type { StepOutline } from "@/components/lab/session/lab-outline";
import type { TransferRequest } from "@/lib/shell/curl/transfer";

/** The expression of an instant query that a script asks of Prometheus; null for anything else. */
export function queryOf({ service, target, body }: TransferRequest): string | null {
  const [path, search = ""] = target.split("?");
  if (service !== "prometheus" || path !== "/api/v1/query") return null;
  const form = body === null ? "" : new TextDecoder().decode(body);
  return new URLSearchParams(form).get("query") ?? new URLSearchParams(search).get("query");
}

/** Whether a script's request can be taken as the answer of this step. */
export const isAnswer = (step: StepOutline | null, request: TransferRequest) =>
  step?.kind === "query" && queryOf(request) !== null;

/** Does one piece of work at a time; of those that wait meanwhile only the newest is done. */
export function newestOnly(): (work: () => Promise<void>) => Promise<void> {
  let waiting: (() => Promise<void>) | null = null;
  let isBusy = false;
  return async (work) => {
    waiting = work;
    if (isBusy) return;
    isBusy = true;
    try {
      while (waiting) {
        const next: () => Promise<void> = waiting;
        waiting = null;
        await next();
      }
    } finally {
      isBusy = false;
    }
  };
}

/** Takes a query that a script has asked as the answer of a query step; false where none is taken. */
export async function answerByScript(
  actions: Pick<LabActions, "address" | "judged" | "attempted">,
  step: StepOutline | null,
  request: TransferRequest,
): Promise<boolean> {
  const expression = queryOf(request);
  if (step?.kind !== "query" || expression === null) return false;
  return (await judgeStep(actions, step, expression)).ok;
}
