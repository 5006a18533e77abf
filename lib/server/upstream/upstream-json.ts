import { z } from "zod";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { UpstreamAnswer, UpstreamError } from "./upstream";

/**
 * Reads an answer of an API as JSON: first its content type, then its text, then its shape. An HTML page
 * or half an answer is `upstream-unexpected`.
 */
export function readUpstreamJson<T>(
  service: ServerName,
  answer: UpstreamAnswer,
  schema: z.core.$ZodType<T>,
): Result<T, UpstreamError> {
  const unexpected = (message: string) =>
    err<UpstreamError>({ service, kind: "upstream-unexpected", message });
  const contentType = answer.headers["content-type"] ?? "no content type";
  if (!/^application\/json\b/i.test(contentType)) {
    return unexpected(`it answered ${answer.status} with ${contentType.slice(0, 80)}, not JSON`);
  }
  const value = parse(answer.body.toString("utf8"));
  if (value === undefined) return unexpected("its answer is no complete JSON");
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return unexpected(`its answer has another shape: ${issue?.path.join(".")}: ${issue?.message}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
