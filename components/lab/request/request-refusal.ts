import type { SandboxResponse } from "@/lib/contract/sandbox-response";
import type { Span } from "@/lib/domain/pushgateway/exposition/problem";
import { diagnoseRefusal } from "@/lib/domain/pushgateway/refusal/refusal";
import type { Diagnosis, DiagnosisCode } from "@/lib/domain/verdict/diagnosis";

/** What the gateway refused in a body, and where. */
export interface BodyRefusal extends Span {
  code: DiagnosisCode;
  message: string;
  /** The beginning of the line at fault. */
  text: string;
  /** The whole body that was refused; null where only its verdict is known. */
  sent: string | null;
}

/** The place in the body of a refused request; null where it was taken, or refused for something else. */
export function readRefusal(
  request: { method: string; path: string; body?: string },
  { status, body: answer }: SandboxResponse,
): BodyRefusal | null {
  if (status < 300 || request.body === undefined) return null;
  const body = new TextEncoder().encode(request.body);
  const { method, path } = request;
  const diagnosis = diagnoseRefusal({ method, path, headers: {}, body, status, answer });
  return placedRefusal(diagnosis, request.body);
}

/** The place that a diagnosis names; `sent` is the body that it is about, where that is known. */
export function placedRefusal(diagnosis: Diagnosis, sent: string | null): BodyRefusal | null {
  const { code, message, params } = diagnosis;
  const { line, startColumn, endColumn, text } = params;
  if (typeof line !== "number" || typeof text !== "string") return null;
  if (typeof startColumn !== "number" || typeof endColumn !== "number") return null;
  // The place stands before the message already.
  const bare = message.replace(/^Line \d+: /, "").replace(/^Line \d+ /, "This line ");
  return { code, message: bare, line, startColumn, endColumn, text, sent };
}
