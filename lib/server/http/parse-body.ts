import { en } from "zod/locales";
import type * as z from "zod/mini";
import { err, ok, type Result } from "@/lib/domain/result";
import type { RequestError } from "./request-error";

/** The schemas of our own HTTP API are written with zod/mini, which brings no sentences of its own. */
const { localeError } = en();

/** A request's body as its schema wants it, or where it differs. */
export function parseBody<T>(schema: z.ZodMiniType<T>, content: unknown): Result<T, RequestError> {
  const parsed = schema.safeParse(content, { error: localeError });
  if (parsed.success) return ok(parsed.data);
  const errors = parsed.error.issues.map(({ path, message }) => ({
    path: path.join("."),
    message,
  }));
  const message = errors
    .map((each) => (each.path ? `${each.path}: ${each.message}` : each.message))
    .join(" ");
  return err({ kind: "bad-request", message, errors });
}
