import { namesFor, type SiteNames } from "@/lib/domain/site-names";
import type { ExternalSettings } from "@/lib/server/external-settings";
import type { SandboxEndpoints } from "@/lib/server/sandbox/sandboxes";

/** Where a team's servers are, by the operator's patterns. */
export function externalEndpoints(
  { pushgatewayUrl, prometheusUrl }: Pick<ExternalSettings, "pushgatewayUrl" | "prometheusUrl">,
  team: string,
  site: SiteNames,
): SandboxEndpoints {
  const { teamNamespace } = namesFor(team, site);
  const fill = (pattern: string) =>
    plainBase(pattern.replaceAll("{team}", team).replaceAll("{namespace}", teamNamespace));
  return { pushgateway: fill(pushgatewayUrl), prometheus: fill(prometheusUrl) };
}

/** Without a slash at the end of its path. */
function plainBase(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname.replace(/\/+$/, "")}${search}`;
}
