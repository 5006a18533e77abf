"use client";

import { type KeyboardEvent, Suspense, useState } from "react";
import {
  useActivePassed,
  useActiveStep,
  useFields,
  useLab,
} from "@/components/lab/session/lab-session";
import { isRunKey } from "@/components/ui/is-run-key";
import { lazyPart } from "@/components/ui/lazy-part";
import type { DraftFields } from "@/lib/contract/drafts";
import type { PastedRequest } from "@/lib/domain/pushgateway/exposition/pasted-request";
import { formMethods } from "@/lib/domain/pushgateway/forms/form-methods";
import { type TeamNames, withoutGatewayBase } from "@/lib/domain/site-names";
import { RequestBody } from "./request-body";
import { RequestLine } from "./request-line";
import { RequestResponse } from "./request-response";
import { useExchange } from "./use-exchange";
import { useRequestReading } from "./use-request-reading";

const RequestForms = lazyPart(() => import("./request-forms").then((part) => part.RequestForms));
const RequestPreview = lazyPart(() =>
  import("./request-preview").then((part) => part.RequestPreview),
);

/** What a step without a start of its own begins with. */
function requestOf({ method = "POST", path = "/metrics/job/", body = "" }: DraftFields) {
  return { method, path, body };
}

type RequestFields = Partial<ReturnType<typeof requestOf>>;

/** Whether a method carries a body; the gateway ignores that of a DELETE. */
const hasBody = (method: string) => method === "PUT" || method === "POST";

/** What was pasted, for the tab: the method that stands there stays where another one is not offered. */
function takenFrom({ path, body, ...pasted }: PastedRequest, method: string, names: TeamNames) {
  const offered = formMethods.find((each) => each === pasted.method);
  return { method: offered ?? method, path: withoutGatewayBase(path, names), body };
}

function sendOnRunKey(event: KeyboardEvent, send: () => void): void {
  // What the editor has already run arrives here as prevented.
  if (!isRunKey(event) || event.defaultPrevented) return;
  event.preventDefault();
  send();
}

/** Writes a request to the learner's own gateway, sends it and shows the answer. */
export function RequestPanel() {
  const { actions, names } = useLab();
  const step = useActiveStep();
  const [forms, setForms] = useState<{ command: string } | null>(null);
  const isPassed = useActivePassed();
  const stepId = step?.id ?? "";
  const exchange = useExchange(actions, stepId);
  const { method, path, body } = requestOf(useFields("request"));
  const reading = useRequestReading({ stepId, method, path, body }, exchange.last);
  if (!step) return null;
  const edit = (change: RequestFields) => actions.edit(stepId, "request", change);
  const send = () => {
    const request = { method, path, ...(hasBody(method) && { body }) };
    void exchange.send(request, reading?.preview ?? null);
  };

  const form = (
    <form
      className="flex min-h-0 grow flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => sendOnRunKey(event, send)}
    >
      <RequestLine
        method={method}
        path={path}
        isBusy={exchange.isBusy}
        isPassed={isPassed}
        onOtherForms={() => setForms({ command: "" })}
        onChange={edit}
        preview={
          reading && (
            <Suspense fallback={null}>
              <RequestPreview
                method={method}
                path={path}
                preview={reading.preview}
                lastExchange={exchange.last}
              />
            </Suspense>
          )
        }
      />
      <RequestBody
        stepId={stepId}
        method={method}
        isIgnored={!hasBody(method)}
        body={body}
        reading={reading}
        onChange={(text) => edit({ body: text })}
        onTakeRequest={(pasted) => edit(takenFrom(pasted, method, names))}
        onReadCommand={() => setForms({ command: body })}
        onRun={send}
      >
        <RequestResponse exchange={exchange.last} onSendAgain={send} />
      </RequestBody>
    </form>
  );
  return (
    <>
      {form}
      {forms && (
        <Suspense>
          <RequestForms
            request={{ method, path, body: hasBody(method) ? body : "", names }}
            command={forms.command}
            onTake={edit}
            onClose={() => setForms(null)}
          />
        </Suspense>
      )}
    </>
  );
}
