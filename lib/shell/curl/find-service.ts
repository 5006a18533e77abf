import { err, ok, type Result } from "@/lib/domain/result";
import type { TeamNames } from "@/lib/domain/site-names";
import { type CurlFailure, transferFailure } from "./curl-failure";
import type { CurlUrl } from "./parse-url";

export type Service = "pushgateway" | "prometheus";

/** One of the learner's own servers, and the target as that server gets it. */
export interface FoundService {
  service: Service;
  target: string;
}

const ports: Record<Service, number> = { pushgateway: 9091, prometheus: 9090 };

/** Which of the learner's own servers an address names; nothing else can be reached from this shell. */
export function findService(url: CurlUrl, names: TeamNames): Result<FoundService, CurlFailure> {
  const { scheme, host, port, target } = url;
  const onSite = targetOnSite(url, names);
  if (onSite !== null) return ok({ service: "pushgateway", target: onSite });
  const services = servicesAt(host.toLowerCase(), names);
  if (services.length === 0) return err(transferFailure(6, `Could not resolve host: ${host}`));
  const service = services.find((each) => ports[each] === port);
  if (!service) {
    const said = `Failed to connect to ${host} port ${port} after 0 ms: Couldn't connect to server`;
    return err(transferFailure(7, said));
  }
  if (scheme === "https") {
    return err(
      transferFailure(35, "OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number"),
    );
  }
  return ok({ service, target });
}

/** What the gateway gets of a request to the address that this site gave it; null for another address. */
function targetOnSite({ scheme, host, port, target }: CurlUrl, names: TeamNames): string | null {
  const site = new URL(names.gatewayUrl);
  const sitePort = Number(site.port) || (site.protocol === "https:" ? 443 : 80);
  const isThere =
    `${scheme}:` === site.protocol && host.toLowerCase() === site.hostname && port === sitePort;
  if (!isThere) return null;
  const base = site.pathname.replace(/\/$/, "");
  return target.startsWith(`${base}/`) ? target.slice(base.length) : null;
}

function servicesAt(host: string, { teamNamespace }: TeamNames): Service[] {
  const bare = host.replace(/\.$/, "");
  if (["localhost", "127.0.0.1"].includes(bare)) return ["pushgateway", "prometheus"];
  const inCluster = bare.replace(/\.svc(\.cluster\.local)?$/, "");
  return (["pushgateway", "prometheus"] as const).filter(
    (name) => bare === name || inCluster === `${name}.${teamNamespace}`,
  );
}
