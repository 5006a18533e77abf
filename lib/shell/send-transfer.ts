import { sendRequest } from "@/lib/client/api";
import { type ApiError, explainApiError } from "@/lib/client/api-error";
import { err, ok, type Result } from "@/lib/domain/result";
import { toBytes, toByteText } from "./curl/bytes";
import type { TransferAnswer, TransferProblem, TransferRequest } from "./curl/transfer";

interface Sending {
  /** The step that a request to the gateway counts for. */
  step: string | undefined;
  signal: AbortSignal;
}

type Answer = Promise<Result<TransferAnswer, TransferProblem>>;

/** Sends a request of the shell to the learner's own server, through the app. */
export function sendTransfer(request: TransferRequest, sending: Sending): Answer {
  return request.service === "pushgateway"
    ? sendToGateway(request, sending)
    : sendToPrometheus(request, sending);
}

async function sendToGateway(request: TransferRequest, { step, signal }: Sending): Answer {
  const { method, target, headers, body } = request;
  const sent = await sendRequest(
    {
      method,
      path: target,
      headers,
      ...(body && { body: btoa(toByteText(body)), bodyEncoding: "base64" as const }),
      ...(step !== undefined && { step }),
    },
    signal,
  );
  if (!sent.ok) return readProblem(sent.error);
  const { status, statusText, headers: answered, bodyEncoding, body: text } = sent.value;
  const bytes = bodyEncoding === "utf8" ? new TextEncoder().encode(text) : toBytes(atob(text));
  return ok({ status, statusText, headers: withLength(answered, bytes), body: bytes });
}

async function sendToPrometheus(request: TransferRequest, { signal }: Sending): Answer {
  const { method, target, headers, body } = request;
  const type = headers["Content-Type"];
  try {
    const answer = await fetch(`/sandbox/prometheus${target}`, {
      method,
      headers: type === undefined ? {} : { "content-type": type },
      body: body && body.length > 0 ? new Uint8Array(body) : null,
      signal,
      cache: "no-store",
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const named = answer.headers.get("content-type");
    const answered: Record<string, string> = named === null ? {} : { "content-type": named };
    const { status, statusText } = answer;
    return ok({ status, statusText, headers: withLength(answered, bytes), body: bytes });
  } catch {
    return err({ kind: "broken", note: "Scrapelab does not answer. Try again in a moment." });
  }
}

/** An answer of the app itself that refuses the request is shown as a server's; all else is no answer. */
function readProblem(error: ApiError): Result<TransferAnswer, TransferProblem> {
  const note = explainApiError(error);
  if (error.kind === "timeout") return err({ kind: "timeout", note });
  if (error.kind !== "problem") return err({ kind: "broken", note });
  const { status, title } = error.problem;
  if (status >= 500 || status === 401) return err({ kind: "refused", note });
  const body = new TextEncoder().encode(`${note}\n`);
  const headers = withLength({ "content-type": "text/plain; charset=utf-8" }, body);
  return ok({ status, statusText: title, headers, body });
}

function withLength(headers: Record<string, string>, body: Uint8Array): Record<string, string> {
  const known = { date: new Date().toUTCString(), "content-length": String(body.length) };
  return {
    ...headers,
    ...Object.fromEntries(Object.entries(known).filter(([name]) => !(name in headers))),
  };
}
