import { sendRequest } from "@/lib/client/send-request";
import type { LabActions } from "./lab-actions";

/** One exchange with the learner's gateway, told from which step where that one is still open. */
export async function sendExchange(
  actions: Pick<LabActions, "labId" | "sendingStep" | "attempted">,
  request: { method: string; path: string; body?: string; id?: string },
) {
  const step = actions.sendingStep();
  const answer = await sendRequest({
    ...request,
    ...(step !== undefined && { step, lab: actions.labId }),
  });
  // A GET is no attempt.
  if (answer.ok && step !== undefined && request.method !== "GET") actions.attempted(step);
  return answer;
}
