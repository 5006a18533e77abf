import { namespaceOf } from "@/lib/domain/forms/request-form";
import { err, ok, type Result } from "@/lib/domain/result";
import { type CurlFailure, transferFailure } from "./curl-failure";
import type { CurlUrl } from "./parse-url";

export type Service = "pushgateway" | "prometheus";

const ports: Record<Service, number> = { pushgateway: 9091, prometheus: 9090 };

/** Which of the learner's own servers an address names; nothing else can be reached from this shell. */
export function findService(
  { scheme, host, port }: CurlUrl,
  team: string,
): Result<Service, CurlFailure> {
  const services = servicesAt(host.toLowerCase(), team);
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
  return ok(service);
}

function servicesAt(host: string, team: string): Service[] {
  const bare = host.replace(/\.$/, "");
  if (["localhost", "127.0.0.1"].includes(bare)) return ["pushgateway", "prometheus"];
  const inCluster = bare.replace(/\.svc(\.cluster\.local)?$/, "");
  return (["pushgateway", "prometheus"] as const).filter(
    (name) => bare === name || inCluster === `${name}.${namespaceOf(team)}`,
  );
}
