import type { IncomingHttpHeaders } from "node:http";
import type { TrustedProxies } from "@/lib/server/access-settings";
import { forwardedAddress } from "./forwarded-address";

/** Tells the routes, which see no socket, where a request came from. Only the front writes it. */
const addressHeader = "x-scrapelab-address";

/** Writes down where a request came from, over whatever its sender wrote there. */
export function noteClientAddress(
  request: { headers: IncomingHttpHeaders; socket: { remoteAddress?: string | undefined } },
  trusted: TrustedProxies | null,
): void {
  request.headers[addressHeader] = clientAddress(forwardedAddress(request, trusted));
}

/** Where a request came from, as the front noted it. */
export function notedClientAddress(request: Request): string {
  return request.headers.get(addressHeader) ?? "";
}

/**
 * Whom a limit by address counts: an IPv4 address, also where it is written in IPv6, and of IPv6 the first
 * 64 bits, which are what a household or a company has all the rest of.
 */
export function clientAddress(remote: string | undefined): string {
  const address = (remote ?? "").replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = head ? head.split(":") : [];
  const ends = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - ends.length);
  const all = [...groups, ...Array<string>(zeros).fill("0"), ...ends];
  return `${all.slice(0, 4).join(":")}::/64`;
}
