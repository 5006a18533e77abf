import { z } from "zod";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";
import { findExcess, type JsonBounds } from "@/lib/server/json-bounds";
import { createTurns } from "@/lib/server/turns";
import type { UpstreamAnswer, UpstreamError } from "./upstream";

/**
 * Parsing 600,000 labels takes two seconds in which nobody else is served, and 85,000 of other names 140 ms. The
 * 4,800 series that a gateway may hold, with the 24,000 labels that they may have, are no more than 50,000 values.
 */
const bounds: JsonBounds = { values: 60_000, depth: 32, nameBytes: Number.POSITIVE_INFINITY };
/** An answer above this is read in turn. */
const dearBytes = 64 * 1024;
const inTurn = createTurns();

/**
 * Reads an answer of an API as JSON: first its content type, then its text, then its shape. An HTML page
 * or half an answer is `upstream-unexpected`, and so is one that holds too much. The answers of all servers
 * are read in turn where they are large.
 */
export async function readUpstreamJson<T>(
  service: ServerName,
  answer: UpstreamAnswer,
  schema: z.core.$ZodType<T>,
): Promise<Result<T, UpstreamError>> {
  const unexpected = (message: string, holdsMoreThan?: number) =>
    err<UpstreamError>({
      ...{ service, kind: "upstream-unexpected", message },
      ...(holdsMoreThan === undefined ? {} : { holdsMoreThan }),
    });
  const contentType = answer.headers["content-type"] ?? "no content type";
  if (!/^application\/json\b/i.test(contentType)) {
    return unexpected(`it answered ${answer.status} with ${contentType.slice(0, 80)}, not JSON`);
  }
  const { body } = answer;
  const run = <R>(work: () => R) => (body.byteLength > dearBytes ? inTurn(work) : work());
  const read = await run(() => parse(body));
  if (read === "too-much")
    return unexpected(`its answer holds more than ${bounds.values} values`, bounds.values);
  if (read === "no-json") return unexpected("its answer is no complete JSON");
  const parsed = await run(() => z.safeParse(schema, read.value));
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return unexpected(`its answer has another shape: ${issue?.path.join(".")}: ${issue?.message}`);
}

function parse(body: Buffer): { value: unknown } | "no-json" | "too-much" {
  if (findExcess(body, bounds)) return "too-much";
  try {
    return { value: JSON.parse(body.toString("utf8")) };
  } catch {
    return "no-json";
  }
}
