import type * as z from "zod/mini";
import { draftSeenSchema } from "@/lib/contract/draft-seen";
import { ok, type Result } from "@/lib/domain/result";
import type { RequestError } from "@/lib/server/requests/request-error";
import { parseBody } from "./parse-body";

/** What an address says of the draft that its sender has seen; undefined where it says nothing. */
export function readDraftSeen(
  url: string,
): Result<z.infer<typeof draftSeenSchema> | undefined, RequestError> {
  const { searchParams } = new URL(url);
  if (!searchParams.has("revision") && !searchParams.has("device")) return ok(undefined);
  return parseBody(draftSeenSchema, Object.fromEntries(searchParams));
}
