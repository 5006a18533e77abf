import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { TrustedProxies } from "@/lib/server/access-settings";

/** Longer than what a row of proxies writes. */
const mostEntries = 100;

/**
 * Where a request came from before it reached the first proxy that is trusted: of `X-Forwarded-For`, which each
 * proxy adds to at its end, what is as far from the end as there are proxies. What stands before that anybody
 * may have written.
 */
export function forwardedAddress(
  request: Pick<IncomingMessage, "headers"> & { socket: { remoteAddress?: string | undefined } },
  trusted: TrustedProxies | null,
): string | undefined {
  const { remoteAddress } = request.socket;
  if (!trusted) return remoteAddress;
  const way = [remoteAddress ?? "", ...forwardedFor(request).reverse()];
  let address = way[0];
  for (const [at, next] of way.slice(1).entries()) {
    const isTrusted = "hops" in trusted ? at < trusted.hops : isIn(trusted.networks, address);
    if (!isTrusted || isIP(next) === 0) break;
    address = next;
  }
  return address || undefined;
}

function forwardedFor({ headers }: Pick<IncomingMessage, "headers">): string[] {
  const written = [headers["x-forwarded-for"] ?? ""].flat().join(",");
  return written
    .split(",")
    .slice(-mostEntries)
    .map((entry) => bare(entry.trim()));
}

/** Without the port that some proxies add. */
function bare(entry: string): string {
  const [, ipv6] = /^\[(.*)\](?::\d+)?$/.exec(entry) ?? [];
  return ipv6 ?? entry.replace(/^([\d.]+):\d+$/, "$1");
}

function isIn(
  networks: Extract<TrustedProxies, { networks: unknown }>["networks"],
  address: string | undefined,
): boolean {
  const plain = (address ?? "").replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  const version = isIP(plain);
  return version !== 0 && networks.check(plain, version === 4 ? "ipv4" : "ipv6");
}
