import { hostname, networkInterfaces } from "node:os";

type Interfaces = ReturnType<typeof networkInterfaces>;

/** Whether a server that listens on `host` is reached at every address of the machine. */
export function isEveryAddress(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

/** An address as it stands in a URL and in a `Host` header. */
export function bracketed(address: string): string {
  return (address.includes(":") ? `[${address}]` : address).toLowerCase();
}

/** Networks within the machine, and tunnels: nobody in the room reaches it by them. */
const insideOnly =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|bridge|podman|cni|flannel|lxc|lxdbr|utun|tun|tap|wg|tailscale|zt|awdl|llw)/;
const linkLocal = /^(169\.254\.|fe[89ab])/i;

/**
 * Where others in the network reach this machine, as a URL writes it; IPv4 first, one address of a kind for
 * each network card, because a machine may have many of IPv6.
 */
export function reachableAddresses(interfaces: Interfaces = networkInterfaces()): string[] {
  const cards = Object.entries(interfaces).filter(([name]) => !insideOnly.test(name));
  return (["IPv4", "IPv6"] as const).flatMap((family) =>
    cards.flatMap(([, addresses = []]) =>
      addresses
        .filter((each) => each.family === family && !each.internal && !linkLocal.test(each.address))
        .slice(0, 1)
        .map(({ address }) => bracketed(address)),
    ),
  );
}

/** So long the names are kept: a machine may change its network while a class goes on. */
const keptMs = 2000;

/** Every name that a browser may have for this machine, in lower case: its addresses and its host name. */
export function createMachineNames(
  read: () => Interfaces = networkInterfaces,
  nowMs: () => number = Date.now,
): () => ReadonlySet<string> {
  let known: { atMs: number; names: ReadonlySet<string> } | null = null;
  return () => {
    const now = nowMs();
    if (known && now - known.atMs < keptMs) return known.names;
    const addresses = Object.values(read()).flatMap((each = []) => each);
    const name = hostname().toLowerCase();
    const names = new Set([
      ...addresses.map(({ address }) => bracketed(address)),
      name,
      `${name.replace(/\..*$/, "")}.local`,
    ]);
    known = { atMs: now, names };
    return names;
  };
}
