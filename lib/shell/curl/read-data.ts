import { err, ok, type Result } from "@/lib/domain/result";
import { type ByteText, utf8 } from "./bytes";
import type { CurlFailure } from "./curl-failure";
import type { DataPart } from "./curl-options";

/** Reads a file, or the standard input for `-`; null where there is none. */
export type ReadFile = (path: string) => Promise<ByteText | null>;

/**
 * The body of `-d` and its kin, joined by `&`. `-d @file` loses carriage returns, newlines and NUL bytes,
 * `--data-binary @file` loses nothing, `--data-raw` knows no `@` (curl's manual). Null where nothing is to be sent.
 */
export async function readData(
  parts: readonly DataPart[],
  readFile: ReadFile,
): Promise<Result<ByteText | null, CurlFailure>> {
  let body: ByteText | null = null;
  for (const part of parts) {
    const piece = await readPart(part, readFile);
    if (!piece.ok) return piece;
    const joint = part.kind === "json" ? "" : "&";
    body = body === null ? piece.value : body + joint + piece.value;
  }
  return ok(body);
}

async function readPart(
  { kind, text }: DataPart,
  readFile: ReadFile,
): Promise<Result<ByteText, CurlFailure>> {
  if (kind === "urlencode") return readUrlEncoded(text, readFile);
  if (kind === "raw" || !text.startsWith("@")) return ok(utf8(text));
  const content = await readFile(text.slice(1));
  if (content === null) return unreadable("-d", text.slice(1));
  return ok(kind === "data" ? content.replaceAll(/[\r\n\0]/g, "") : content);
}

/** `content`, `=content`, `name=content`, `@file` or `name@file`. */
async function readUrlEncoded(
  text: string,
  readFile: ReadFile,
): Promise<Result<ByteText, CurlFailure>> {
  const [, name = "", sign = "", rest = ""] = /^([^=@]*)([=@])(.*)$/s.exec(text) ?? [];
  if (sign === "") return ok(percentEncode(utf8(text)));
  const content = sign === "=" ? utf8(rest) : await readFile(rest);
  if (content === null) return unreadable("--data-urlencode", rest);
  const encoded = percentEncode(content);
  return ok(name === "" ? encoded : `${utf8(name)}=${encoded}`);
}

function percentEncode(bytes: ByteText): string {
  return bytes.replaceAll(/[^A-Za-z0-9._~-]/g, (byte) =>
    byte === " " ? "+" : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** curl 7.88 only warns and goes on with nothing; newer ones stop here, which is kinder. */
export function unreadable(option: string, path: string): Result<never, CurlFailure> {
  return err({
    exitCode: 26,
    message: `curl: option ${option}: error encountered when reading a file\ncurl: (26) Failed to open/read local data from file/application: ${path}\n`,
  });
}
