import type * as z from "zod/mini";
import { problemSchema } from "@/lib/contract/problem";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ApiError } from "./api-error";

export interface ApiCall {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as a form, for Prometheus' own API. */
  form?: Record<string, string>;
  /** Milliseconds; 20 s unless told. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Lets the call outlive the page; bodies above 64 KiB are refused by browsers then. */
  isLastWord?: boolean;
}

const defaultTimeoutMs = 20_000;

/** One call whose answer is parsed with `schema`; never throws for what can be expected to go wrong. */
export async function callApi<T>(
  call: ApiCall,
  schema: z.ZodMiniType<T>,
): Promise<Result<T, ApiError>> {
  const answer = await exchange(call);
  if (!answer.ok) return answer;
  const { status, isProblem, content } = answer.value;
  if (isProblem) {
    const problem = problemSchema.safeParse(content);
    return err(
      problem.success
        ? { kind: "problem", problem: problem.data }
        : { kind: "unexpected-answer", status },
    );
  }
  const parsed = schema.safeParse(content);
  return parsed.success ? ok(parsed.data) : err({ kind: "unexpected-answer", status });
}

interface Answer {
  status: number;
  isProblem: boolean;
  content: unknown;
}

async function exchange(call: ApiCall): Promise<Result<Answer, ApiError>> {
  const timeoutMs = call.timeoutMs ?? defaultTimeoutMs;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(call.path, {
      method: call.method,
      headers: { accept: "application/json", ...contentType(call) },
      body: bodyOf(call),
      signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
      keepalive: call.isLastWord ?? false,
      cache: "no-store",
    });
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return ok({
      status: response.status,
      isProblem: type.startsWith("application/problem+json"),
      content: parseJson(text),
    });
  } catch {
    if (call.signal?.aborted) return err({ kind: "aborted" });
    return err(timeout.aborted ? { kind: "timeout", timeoutMs } : { kind: "unreachable" });
  }
}

function contentType({ json }: ApiCall): Record<string, string> {
  return json === undefined ? {} : { "content-type": "application/json" };
}

function bodyOf({ json, form }: ApiCall): string | URLSearchParams | null {
  if (form) return new URLSearchParams(form);
  return json === undefined ? null : JSON.stringify(json);
}

/** An empty body or one that is no JSON is undefined, which no schema but that of "nothing" takes. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
