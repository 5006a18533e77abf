import { isUtf8 } from "node:buffer";
import type { SandboxRequest } from "@/lib/contract/sandbox-request";
import type { SandboxResponse } from "@/lib/contract/sandbox-response";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ProxyAnswer, ProxyRequest } from "@/lib/server/proxy/proxy";
import type { FieldError, RequestError } from "@/lib/server/requests/request-error";

/** What goes into a sandbox of a request in an envelope; other headers than the two stay behind. */
export function openEnvelope(envelope: SandboxRequest): Result<ProxyRequest, RequestError> {
  const body = decodeBody(envelope);
  if (body === null) {
    return refuse({ path: "body", message: "The body is no base64, as bodyEncoding says it is." });
  }
  const headers = new Map(
    Object.entries(envelope.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  for (const name of ["content-type", "content-encoding"]) {
    if (isHeaderValue(headers.get(name) ?? "")) continue;
    return refuse({ path: `headers.${name}`, message: `The ${name} is no value of a header.` });
  }
  return ok({
    method: envelope.method,
    path: envelope.path,
    contentType: headers.get("content-type"),
    contentEncoding: headers.get("content-encoding"),
    body,
    step: envelope.step ?? null,
    id: envelope.id,
  });
}

/** An answer in its envelope: as text where its bytes are valid UTF-8, else as base64. */
export function sealEnvelope(answer: ProxyAnswer): SandboxResponse {
  const bodyEncoding = isUtf8(answer.body) ? "utf8" : "base64";
  const headers = Object.entries(answer.headers).filter(([, value]) => value !== undefined);
  return {
    status: answer.status,
    statusText: answer.statusText,
    headers: Object.fromEntries(headers),
    body: answer.body.toString(bodyEncoding),
    bodyEncoding,
    durationMs: answer.durationMs,
  };
}

function decodeBody({ body = "", bodyEncoding = "utf8" }: SandboxRequest): Buffer | null {
  if (bodyEncoding === "utf8") return Buffer.from(body, "utf8");
  const bytes = Buffer.from(body, "base64");
  return unpadded(bytes.toString("base64")) === unpadded(body) ? bytes : null;
}

/** Visible ASCII, spaces and tabs: a line break would begin another header. */
function isHeaderValue(value: string): boolean {
  return value.length <= 1024 && /^[\t\x20-\x7e]*$/.test(value);
}

function refuse(error: FieldError): Result<never, RequestError> {
  return err({ kind: "bad-request", message: error.message, errors: [error] });
}

/** Without the one or two signs at its end. */
function unpadded(base64: string): string {
  if (!base64.endsWith("=")) return base64;
  return base64.slice(0, base64.endsWith("==") ? -2 : -1);
}
