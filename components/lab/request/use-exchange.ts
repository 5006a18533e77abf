import { useState } from "react";
import type { LabActions } from "@/components/lab/session/lab-actions";
import { sendExchange } from "@/components/lab/session/send-exchange";
import { explainApiError, isPause } from "@/lib/client/api-error";
import { newId } from "@/lib/client/new-id";
import { isOutcomeUnknown } from "@/lib/client/send-request";
import type { SandboxResponse } from "@/lib/contract/sandbox-response";
import type { Preview } from "@/lib/domain/pushgateway/preview/preview";

export interface SentRequest {
  method: string;
  path: string;
  body?: string;
}

/** The last exchange, and the step it was sent from. */
export type Exchange = { stepId: string; request: SentRequest } & (
  | { kind: "sending" }
  /** `foretold`: what the request would do, as it was read before it was sent. */
  | { kind: "answered"; response: SandboxResponse; foretold: Preview | null }
  /** It is not known whether it arrived. `isSeen`: what the gateway holds has been looked at since. */
  | { kind: "unknown"; message: string; id: string; isSeen: boolean }
  /** `isPaused`: it was not taken because the class had a pause. */
  | { kind: "failed"; message: string; isPaused: boolean }
);

/** After so long the gateway is looked at again, where nobody could tell what it holds. */
const lookAgainMs = 2000;

/** Sends what was written, one request at a time, and holds the last exchange of the step. */
export function useExchange(actions: LabActions, stepId: string) {
  const [last, setLast] = useState<Exchange | null>(null);
  const isBusy = last?.kind === "sending";

  async function look(id: string): Promise<void> {
    while (!(await actions.look())) {
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    }
    setLast((now) => (now?.kind === "unknown" && now.id === id ? { ...now, isSeen: true } : now));
  }

  return {
    last: last?.stepId === stepId ? last : null,
    isBusy,
    async send(request: SentRequest, foretold: Preview | null) {
      if (isBusy) return;
      const id = idOf(last, stepId, request);
      setLast({ kind: "sending", stepId, request });
      const answer = await sendExchange(actions, { ...request, id });
      const sent = { stepId, request };
      if (answer.ok) {
        setLast({ ...sent, kind: "answered", response: answer.value, foretold });
        return;
      }
      const message = explainApiError(answer.error);
      if (!isOutcomeUnknown(answer.error)) {
        setLast({ ...sent, kind: "failed", message, isPaused: isPause(answer.error) });
        return;
      }
      setLast({ ...sent, kind: "unknown", message, id, isSeen: false });
      await look(id);
    },
  };
}

/** What may have arrived is sent again as the same attempt. */
function idOf(last: Exchange | null, stepId: string, request: SentRequest): string {
  const isAgain =
    last?.kind === "unknown" &&
    last.stepId === stepId &&
    last.request.method === request.method &&
    last.request.path === request.path &&
    last.request.body === request.body;
  return isAgain ? last.id : newId();
}
