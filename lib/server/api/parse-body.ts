import { en } from "zod/locales";
import type * as z from "zod/mini";
import { err, ok, type Result } from "@/lib/domain/result";
import type { RequestError } from "@/lib/server/requests/request-error";

/** The schemas of our own HTTP API are written with zod/mini, which brings no sentences of its own. */
const { localeError } = en();

/** More of them help nobody, and each costs its sentence. */
const mostErrors = 10;
const longestMessage = 300;

/** A request's body as its schema wants it, or where it differs. */
export function parseBody<T>(schema: z.ZodMiniType<T>, content: unknown): Result<T, RequestError> {
  const parsed = schema.safeParse(content, { error: localeError });
  if (parsed.success) return ok(parsed.data);
  const { issues } = parsed.error;
  const errors = issues.slice(0, mostErrors).map(({ path, message }) => ({
    path: path.join("."),
    message: shorten(message),
  }));
  const told = errors.map((each) => (each.path ? `${each.path}: ${each.message}` : each.message));
  if (issues.length > mostErrors) told.push(`There are ${issues.length - mostErrors} more.`);
  const message = told.join(" ");
  return err({ kind: "bad-request", message, errors });
}

/** A message may quote what was sent. */
function shorten(message: string): string {
  return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
}
