import { isIP } from "node:net";
import { namesFor, type SiteNames } from "@/lib/domain/site-names";
import type { ExternalSettings } from "@/lib/server/external-settings";
import type { SandboxEndpoints } from "@/lib/server/sandbox/sandboxes";

/** Where a team's servers are, by the operator's patterns; nowhere where the team's name makes no host of them. */
export function externalEndpoints(
  { pushgatewayUrl, prometheusUrl }: Pick<ExternalSettings, "pushgatewayUrl" | "prometheusUrl">,
  team: string,
  site: SiteNames,
): SandboxEndpoints {
  const { teamNamespace } = namesFor(team, site);
  const fill = (pattern: string) => {
    const filled = pattern.replaceAll("{team}", team).replaceAll("{namespace}", teamNamespace);
    return isAsWritten(filled) ? plainBase(filled) : nowhere(filled);
  };
  return { pushgateway: fill(pushgatewayUrl), prometheus: fill(prometheusUrl) };
}

/** Without a slash at the end of its path. */
function plainBase(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname.replace(/\/+$/, "")}${search}`;
}

/**
 * Whether an address leads to the host that it names. A team may be called `42` or `0x7f000001`, and a host whose last
 * part is a number is an IPv4 address, or none at all (https://url.spec.whatwg.org/#concept-host-parser).
 */
function isAsWritten(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return !isIP(hostname) || hostname === writtenHost(address);
}

const writtenHost = (address: string) =>
  /^https?:\/\/(\[[^\]]*\]|[^:/?]*)/i.exec(address)?.[1] ?? "";

/** Such a name belongs to nobody, and is not looked up (RFC 6761, 6.4). */
const nowhere = (address: string) => {
  const name = writtenHost(address).replace(/[^a-z0-9.-]/gi, "");
  return `http://${name}.invalid`;
};
