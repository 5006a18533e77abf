import { err, ok, type Result } from "@/lib/domain/result";
import type { RequestError } from "./request-error";

/** The body of a request as JSON, or undefined where it is empty; reads no more than `limitBytes`. */
export async function readJsonBody(
  request: Request,
  limitBytes: number,
): Promise<Result<unknown, RequestError>> {
  if (request.headers.has("content-encoding")) {
    const message = "Send the JSON itself, without a Content-Encoding.";
    return err({ kind: "bad-encoding", message });
  }
  const bytes = await readAtMost(request, limitBytes);
  if (bytes === null) return err({ kind: "too-large", limitBytes });
  if (bytes.byteLength === 0) return ok(undefined);
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    const message =
      error instanceof SyntaxError
        ? `It could not be read: ${error.message.slice(0, 200)}.`
        : "It is not written in UTF-8.";
    return err({ kind: "invalid-json", message });
  }
}

/** Null as soon as there is more; the rest is left unread. */
async function readAtMost(request: Request, limitBytes: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limitBytes) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
