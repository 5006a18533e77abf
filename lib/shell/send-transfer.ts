import { type ApiError, explainApiError } from "@/lib/client/api-error";
import { sendRequest } from "@/lib/client/send-request";
import { err, ok, type Result } from "@/lib/domain/result";
import { toBytes, toByteText } from "./curl/bytes";
import type { TransferAnswer, TransferProblem, TransferRequest } from "./curl/transfer";

interface Sending {
  /** The step that a request to the gateway counts for, and its lab. */
  step: string | undefined;
  lab: string;
  signal: AbortSignal;
}

type Answer = Promise<Result<TransferAnswer, TransferProblem>>;

/** Sends a request of the shell to the learner's own server, through the app. */
export function sendTransfer(request: TransferRequest, sending: Sending): Answer {
  return request.service === "pushgateway"
    ? sendToGateway(request, sending)
    : sendToPrometheus(request, sending);
}

async function sendToGateway(request: TransferRequest, { step, lab, signal }: Sending): Answer {
  const { method, target, headers, body } = request;
  const sent = await sendRequest(
    {
      method,
      path: target,
      headers,
      ...(body && { body: btoa(toByteText(body)), bodyEncoding: "base64" as const }),
      ...(step !== undefined && { step, lab }),
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
  const path = prometheusPath(target);
  if (path === null) return ok(ownAnswer(404, "Not Found", "404 page not found"));
  if (/^(connect|trace|track)$/i.test(method)) {
    return ok(ownAnswer(405, "Method Not Allowed", "Method Not Allowed"));
  }
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1];
  const hasBody = body && body.length > 0 && !/^(get|head)$/i.test(method);
  try {
    const answer = await fetch(path, {
      method,
      headers: type === undefined ? {} : { "content-type": type },
      body: hasBody ? new Uint8Array(body) : null,
      signal,
      cache: "no-store",
      redirect: "error",
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

const prometheusPrefix = "/sandbox/prometheus";

/**
 * A browser resolves the dots and backslashes of a path before it sends it: what would then lead out of the
 * learner's own Prometheus, to the app and with the learner's cookie, is null and not sent.
 */
export function prometheusPath(target: string): string | null {
  const here = "http://here.invalid";
  const written = `${prometheusPrefix}${target}`;
  if (!URL.canParse(written, here)) return null;
  const { origin, pathname, search } = new URL(written, here);
  const isInside = origin === here && pathname.startsWith(`${prometheusPrefix}/`);
  return isInside ? `${pathname}${search}` : null;
}

/** An answer of the app itself that refuses the request is shown as a server's; all else is no answer. */
function readProblem(error: ApiError): Result<TransferAnswer, TransferProblem> {
  const note = explainApiError(error);
  if (error.kind === "timeout") return err({ kind: "timeout", note });
  if (error.kind !== "problem") return err({ kind: "broken", note });
  const { status, title } = error.problem;
  if (status >= 500 || status === 401) return err({ kind: "refused", note });
  return ok(ownAnswer(status, title, note));
}

/** An answer in plain text that no server has given. */
function ownAnswer(status: number, statusText: string, text: string): TransferAnswer {
  const body = new TextEncoder().encode(`${text}\n`);
  const headers = withLength({ "content-type": "text/plain; charset=utf-8" }, body);
  return { status, statusText, headers, body };
}

function withLength(headers: Record<string, string>, body: Uint8Array): Record<string, string> {
  const known = { date: new Date().toUTCString(), "content-length": String(body.length) };
  return {
    ...headers,
    ...Object.fromEntries(Object.entries(known).filter(([name]) => !(name in headers))),
  };
}
