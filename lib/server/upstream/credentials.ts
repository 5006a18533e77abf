import { readFile } from "node:fs/promises";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";

/** What the app signs in with to a server: a file with a token, or with `user:password`. */
export interface Credentials {
  scheme: "bearer" | "basic";
  /** Absolute path. It is read at each use, because what mounts it replaces it. */
  file: string;
}

export type CredentialsOf = Partial<Record<ServerName, Credentials>>;

/** What a header may hold, and no line end in it. */
const token = /^[\x21-\x7e]+$/;
const pair = /^[^:\r\n]+:[^\r\n]*$/;

/** The value of `Authorization`, or null where the file holds none that could be sent. */
export function authorizationOf(scheme: Credentials["scheme"], text: string): string | null {
  const secret = text.trim();
  if (scheme === "bearer") return token.test(secret) ? `Bearer ${secret}` : null;
  return pair.test(secret) ? `Basic ${Buffer.from(secret).toString("base64")}` : null;
}

/** Reads a file anew; the error is a sentence without its path. */
export async function readAuthorization({
  scheme,
  file,
}: Credentials): Promise<Result<string, string>> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return err("what the app signs in with cannot be read");
  const value = authorizationOf(scheme, text);
  return value === null ? err("what the app signs in with is no such secret") : ok(value);
}
