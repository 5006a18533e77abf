import { useState } from "react";
import { explainApiError } from "@/lib/client/api-error";
import type { SandboxResponse } from "@/lib/contract/sandbox-response";
import type { Lens } from "@/lib/domain/lens";
import type { LabActions } from "./lab-actions";
import { sendExchange } from "./send-exchange";

export interface SentRequest {
  method: string;
  path: string;
  body?: string;
}

/** The last exchange, and the step it was sent from. */
export type Exchange = { stepId: string; request: SentRequest } & (
  | { kind: "sending" }
  /** `foretold`: what the request would do, as it was read before it was sent. */
  | { kind: "answered"; response: SandboxResponse; foretold: Lens | null }
  | { kind: "failed"; message: string }
);

/** Sends what was written, one request at a time, and holds the last exchange of the step. */
export function useExchange(actions: LabActions, stepId: string) {
  const [last, setLast] = useState<Exchange | null>(null);
  const isBusy = last?.kind === "sending";
  return {
    last: last?.stepId === stepId ? last : null,
    isBusy,
    async send(request: SentRequest, foretold: Lens | null) {
      if (isBusy) return;
      setLast({ kind: "sending", stepId, request });
      const answer = await sendExchange(actions, request);
      setLast({
        stepId,
        request,
        ...(answer.ok
          ? { kind: "answered", response: answer.value, foretold }
          : { kind: "failed", message: explainApiError(answer.error) }),
      });
    },
  };
}
