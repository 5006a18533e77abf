/**
 * What the cluster of this site calls the things that a lab's commands name. `{team}` stands for the
 * learner's team; in the address `{namespace}` stands for its namespace too.
 */
export interface SiteNames {
  /** An image with bash and curl. */
  toolkitImage: string;
  teamNamespace: string;
  /** The Pushgateway as a pod in the cluster reaches it, without a slash at its end. */
  gatewayUrl: string;
  /** Selects the gateway's pod: `key=value`, several separated by commas; `{team}` is filled in here too. */
  gatewaySelector: string;
}

/** The same for one team, with nothing left to fill in. */
export interface TeamNames extends SiteNames {
  team: string;
  /** Of the gateway's address: host and port alone, as Prometheus names a target. */
  gatewayHost: string;
}

export const defaultSiteNames: SiteNames = {
  toolkitImage: "quay.balgroupit.com/library/toolkit:ubuntu-20.04",
  teamNamespace: "{team}-monitoring",
  gatewayUrl: "http://pushgateway.{namespace}:9091",
  gatewaySelector: "app.kubernetes.io/component=pushgateway",
};

export function namesFor(team: string, site: SiteNames = defaultSiteNames): TeamNames {
  const fill = (text: string, namespace: string) =>
    text.replace(/\{(team|namespace)\}/g, (_, name) => (name === "team" ? team : namespace));
  const teamNamespace = fill(site.teamNamespace, "");
  const gatewayUrl = fill(site.gatewayUrl, teamNamespace);
  const gatewaySelector = fill(site.gatewaySelector, teamNamespace);
  const gatewayHost = new URL(gatewayUrl).host;
  return { ...site, team, teamNamespace, gatewayUrl, gatewayHost, gatewaySelector };
}

/** The labels that the gateway's pod has, so that the site's selector finds it. */
export function gatewayLabels({ gatewaySelector }: SiteNames): Record<string, string> {
  const pairs = gatewaySelector.split(",").map((part) => part.split("="));
  return Object.fromEntries(pairs.map(([key = "", value = ""]) => [key, value]));
}

/** A path without what the gateway's address has in front of `/metrics`; any other stays as it is. */
export function withoutGatewayBase(path: string, { gatewayUrl }: TeamNames): string {
  const base = new URL(gatewayUrl).pathname.replace(/\/$/, "");
  return path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}
