import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { err, ok, type Result } from "@/lib/domain/result";

/** The most that a body may have, before and after inflating. */
export const maxBodyBytes = 1024 * 1024;

export type TooLarge = { kind: "too-large"; limitBytes: number };

const inflate = promisify(gunzip);

/**
 * A body as the gateway will read it, which is where it is measured: inflating stops at the limit, so
 * that a bomb costs neither memory nor time. What is no gzip stays as it is; the gateway says so itself.
 */
export async function readableBody(
  body: Buffer,
  contentEncoding: string | undefined,
): Promise<Result<Buffer, TooLarge>> {
  const tooLarge = err<TooLarge>({ kind: "too-large", limitBytes: maxBodyBytes });
  if (body.byteLength > maxBodyBytes) return tooLarge;
  if (contentEncoding?.trim().toLowerCase() !== "gzip") return ok(body);
  try {
    return ok(await inflate(body, { maxOutputLength: maxBodyBytes }));
  } catch (error) {
    const isBomb =
      error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return isBomb ? tooLarge : ok(body);
  }
}
