import type { Labels } from "@/lib/domain/gateway-state";

/** What stands in the Request tab, and for whom. */
export interface WrittenRequest {
  method: string;
  /** As written, from `/metrics` on. */
  path: string;
  body: string;
  team: string;
}

/** The team's namespace, as the lab's commands name it. */
export const namespaceOf = (team: string) => `${team}-monitoring`;

/** The Pushgateway as a pod in the cluster reaches it. */
export const gatewayUrl = (team: string) => `http://pushgateway.${namespaceOf(team)}:9091`;

/** An image with a shell and curl, the one of the lab's commands. */
export const toolkitImage = "quay.balgroupit.com/library/toolkit:ubuntu-20.04";

/** A name for what pushes to this group: a DNS label of at most 63 characters (RFC 1123), as Kubernetes asks. */
export function jobNameOf(method: string, { job = "" }: Labels): string {
  const verb = method === "DELETE" ? "delete" : "push";
  const words = `${verb}-${job}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return words.slice(0, 63).replace(/-+$/, "");
}
