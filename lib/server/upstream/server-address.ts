/** Where a server is, as its base says it. */
export interface ServerAddress {
  isTls: boolean;
  /** Without the brackets of an IPv6 address. */
  hostname: string;
  port: string;
  /** The path of the base, without a slash at its end. */
  prefix: string;
  /** The parameters that an operator has every request sent with, without a question mark; mostly none. */
  query: string;
}

const known = new Map<string, ServerAddress>();
const mostKnown = 4096;

export function addressOf(base: string): ServerAddress {
  const before = known.get(base);
  if (before) return before;
  const { protocol, hostname, port, pathname, search } = new URL(base);
  const isTls = protocol === "https:";
  const address = {
    isTls,
    hostname: hostname.replace(/^\[|\]$/g, ""),
    port: port || (isTls ? "443" : "80"),
    prefix: pathname.replace(/\/$/, ""),
    query: search.slice(1),
  };
  if (known.size > mostKnown) known.clear();
  known.set(base, address);
  return address;
}
