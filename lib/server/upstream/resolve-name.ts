import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";

/** The addresses that a name has now, as the system tells them. */
export type Lookup = (hostname: string) => Promise<readonly LookupAddress[]>;

const systemLookup: Lookup = (hostname) => lookup(hostname, { all: true });

export interface Resolved {
  /** Tells one set of addresses from another; empty for what is an address itself. */
  addresses: string;
  /** Gives a connection these addresses, and asks nobody. */
  lookup: LookupFunction | undefined;
}

const itself: Resolved = { addresses: "", lookup: undefined };

/**
 * Looks a name up at each use: what keeps an address for longer talks to a pod that is gone. Those who ask at
 * the same time share one lookup.
 */
export function createResolve(ask: Lookup = systemLookup) {
  const underWay = new Map<string, Promise<Resolved>>();
  return (hostname: string): Promise<Resolved> => {
    if (isIP(hostname)) return Promise.resolve(itself);
    if (hostname.endsWith(".invalid")) return Promise.reject(noAddress());
    const before = underWay.get(hostname);
    if (before !== undefined) return before;
    const resolved = ask(hostname)
      .then(resolvedTo)
      .finally(() => underWay.delete(hostname));
    underWay.set(hostname, resolved);
    return resolved;
  };
}

const noAddress = () => Object.assign(new Error("the name has no address"), { code: "ENOTFOUND" });

function resolvedTo(addresses: readonly LookupAddress[]): Resolved {
  const [first] = addresses;
  if (!first) throw noAddress();
  const all = addresses
    .map(({ address }) => address)
    .sort()
    .join(",");
  return {
    addresses: all,
    lookup: (_hostname, options, done) =>
      options.all ? done(null, [...addresses]) : done(null, first.address, first.family),
  };
}
