import { useState } from "react";
import { explainApiError } from "@/lib/client/api-error";
import type { LabActions } from "./lab-actions";
import type { Exchange } from "./request-response";
import { sendExchange } from "./send-exchange";

/** Sends what was written, one request at a time, and holds the last exchange. */
export function useExchange(actions: LabActions) {
  const [last, setLast] = useState<Exchange>({ kind: "none" });
  const isBusy = last.kind === "sending";
  return {
    last,
    isBusy,
    async send(stepId: string, request: { method: string; path: string; body?: string }) {
      if (isBusy) return;
      setLast({ kind: "sending", stepId, request });
      const answer = await sendExchange(actions, request);
      setLast(
        answer.ok
          ? { kind: "answered", stepId, request, response: answer.value }
          : { kind: "failed", stepId, request, message: explainApiError(answer.error) },
      );
    },
  };
}
