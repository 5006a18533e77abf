import type { Labels } from "@/lib/domain/metric";
import type { TeamNames } from "@/lib/domain/site-names";

/** What stands in the Request tab, and for whom. */
export interface WrittenRequest {
  method: string;
  /** As written, from `/metrics` on. */
  path: string;
  body: string;
  names: TeamNames;
}

/** A name for what pushes to this group: a DNS label of at most 63 characters (RFC 1123), as Kubernetes asks. */
export function jobNameOf(method: string, { job = "" }: Labels): string {
  const verb = method === "DELETE" ? "delete" : "push";
  const words = `${verb}-${job}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return words.slice(0, 63).replace(/(?<!-)-+$/, "");
}
