"use client";

import { useState } from "react";
import { CodeEditor } from "@/components/editor/code-editor";
import { explainApiError } from "@/lib/client/api-error";
import type { Draft } from "@/lib/contract/drafts";
import { useActivePassed, useActiveStep, useLab, useLabState } from "./lab-session";
import { NewlineNote } from "./newline-note";
import { RequestLine } from "./request-line";
import { type Exchange, RequestResponse } from "./request-response";
import { sendExchange } from "./send-exchange";

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
  if (!step) return null;
  const { method, path, body } = requestOf(draft ?? {});
  const isBusy = exchange.kind === "sending";

  async function send() {
    if (isBusy) return;
    const request = { method, path, ...(hasBody(method) && { body }) };
    setExchange({ kind: "sending", request });
    const answer = await sendExchange(actions, request);
    setExchange(
      answer.ok
        ? { kind: "answered", request, response: answer.value }
        : { kind: "failed", request, message: explainApiError(answer.error) },
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
      />
      <div className="flex min-h-40 grow basis-0 flex-col border-y bg-code">
        <CodeEditor
          label="Metrics"
          documentKey={step.id}
          value={body}
          onChange={(text) => actions.edit(step.id, { body: text })}
          onRun={() => void send()}
          describedBy="metrics-note"
          className="grow"
        />
      </div>
      <NewlineNote
        id="metrics-note"
        body={body}
        isIgnored={!hasBody(method)}
        method={method}
        onAdd={() => actions.edit(step.id, { body: `${body}\n` })}
      />
      <RequestResponse exchange={exchange} />
    </form>
  );
}
