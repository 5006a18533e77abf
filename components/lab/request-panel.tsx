"use client";

import { lazy, Suspense, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { explainApiError } from "@/lib/client/api-error";
import type { Draft } from "@/lib/contract/drafts";
import { useActivePassed, useActiveStep, useLab, useLabState } from "./lab-session";
import { RequestBody } from "./request-body";
import { RequestLine } from "./request-line";
import { type Exchange, RequestResponse } from "./request-response";
import { sendExchange } from "./send-exchange";
import { useRequestReading } from "./use-request-reading";

const RequestLens = lazy(() => lazyPart(import("./request-lens").then((part) => part.RequestLens)));

/** What a step without a start of its own begins with. */
function requestOf({ method = "POST", path = "/metrics/job/", body = "" }: Draft) {
  return { method, path, body };
}

/** Whether a method carries a body; the gateway ignores that of a DELETE. */
const hasBody = (method: string) => method === "PUT" || method === "POST";

/** Writes a request to the learner's own gateway, sends it and shows the answer. */
export function RequestPanel() {
  const { actions } = useLab();
  const step = useActiveStep();
  const draft = useLabState(({ drafts }) => (step ? drafts[step.id] : undefined));
  const isPassed = useActivePassed();
  const [exchange, setExchange] = useState<Exchange>({ kind: "none" });
  const { method, path, body } = requestOf(draft ?? {});
  const reading = useRequestReading({ stepId: step?.id ?? "", method, path, body }, exchange);
  if (!step) return null;
  const { id: stepId } = step;
  const isBusy = exchange.kind === "sending";

  async function send() {
    if (isBusy) return;
    const request = { method, path, ...(hasBody(method) && { body }) };
    setExchange({ kind: "sending", stepId, request });
    const answer = await sendExchange(actions, request);
    setExchange(
      answer.ok
        ? { kind: "answered", stepId, request, response: answer.value }
        : { kind: "failed", stepId, request, message: explainApiError(answer.error) },
    );
  }

  return (
    <form
      className="flex min-h-0 grow flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        const isRun = event.key === "Enter" && (event.ctrlKey || event.metaKey);
        // What the editor has already run arrives here as prevented.
        if (!isRun || event.defaultPrevented) return;
        event.preventDefault();
        void send();
      }}
    >
      <RequestLine
        method={method}
        path={path}
        isBusy={isBusy}
        isPassed={isPassed}
        onChange={(change) => actions.edit(step.id, change)}
        lens={
          reading && (
            <Suspense fallback={null}>
              <RequestLens method={method} path={path} lens={reading.lens} />
            </Suspense>
          )
        }
      />
      <RequestBody
        stepId={step.id}
        method={method}
        isIgnored={!hasBody(method)}
        body={body}
        reading={reading}
        onChange={(text) => actions.edit(step.id, { body: text })}
        onRun={() => void send()}
      />
      <RequestResponse exchange={exchange} />
    </form>
  );
}
