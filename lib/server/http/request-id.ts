import { randomUUID } from "node:crypto";

/** What a problem and its line in the log share. */
export function newRequestId(): string {
  return randomUUID();
}
