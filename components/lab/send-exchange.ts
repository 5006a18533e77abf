import { sendRequest } from "@/lib/client/api";
import type { LabActions } from "./lab-actions";

/** One exchange with the learner's gateway, told from which step where that one is still open. */
export function sendExchange(
  actions: Pick<LabActions, "sendingStep">,
  request: { method: string; path: string; body?: string },
) {
  const step = actions.sendingStep();
  return sendRequest({ ...request, ...(step !== undefined && { step }) });
}
