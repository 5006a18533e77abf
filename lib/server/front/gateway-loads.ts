import { LRUCache } from "lru-cache";
import { err, ok, type Result } from "@/lib/domain/result";
import type { UpstreamError } from "@/lib/server/http/upstream";
import { type GatewayLoad, measureGateway } from "./measure-gateway";

/** What one sandbox's gateway may hold; bytes of exposition text. */
const limit: GatewayLoad = { groups: 500, bytes: 4 * 1024 * 1024 };

/** How often a push is weighed against a gateway that others push to at the same moment. */
const mostLooks = 3;

/** `message` says what the gateway holds. */
export type GatewayLimit = { kind: "gateway-limit"; message: string };

/** Keeps every gateway within its bound of groups and bytes. */
export interface GatewayLoads {
  /** Makes room for a push, or says that there is none; the returned function ends the push. */
  admit(
    team: string,
    base: string,
    push: { path: string; weight: number },
  ): Promise<Result<() => void, GatewayLimit | UpstreamError>>;
}

interface Account {
  /** What the gateway held when it was last looked at; null before. */
  measured: GatewayLoad | null;
  measuring: Promise<Result<GatewayLoad, UpstreamError>> | null;
  /** What was pushed since, every path counted as a group of its own. */
  paths: Set<string>;
  bytes: number;
  underway: Set<{ path: string; weight: number; ended: Promise<void> }>;
}

/** Looking at a gateway costs more than a push, so it is done only where an upper estimate is exceeded. */
export function createGatewayLoads(): GatewayLoads {
  const accounts = new LRUCache<string, Account>({ max: 2000 });

  const accountOf = (team: string): Account => {
    const account = accounts.get(team) ?? {
      measured: null,
      measuring: null,
      paths: new Set(),
      bytes: 0,
      underway: new Set(),
    };
    accounts.set(team, account);
    return account;
  };

  return {
    async admit(team, base, { path, weight }) {
      const account = accountOf(team);
      for (let looks = 0; !hasRoom(account, path, weight); looks += 1) {
        // What was under way counts twice where it had arrived already: it may have ended by now.
        if (looks > 0) await Promise.all([...account.underway].map(({ ended }) => ended));
        account.measuring ??= measure(account, base);
        const measured = await account.measuring;
        if (!measured.ok) return measured;
        const isLast = account.underway.size === 0 || looks === mostLooks;
        if (isLast && !hasRoom(account, path, weight)) return err(noRoom(measured.value, weight));
      }
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      const push = { path, weight, ended };
      account.underway.add(push);
      count(account, push);
      return ok(() => {
        account.underway.delete(push);
        resolve();
      });
    },
  };
}

function hasRoom({ measured, paths, bytes }: Account, path: string, weight: number): boolean {
  if (!measured) return false;
  const groups = measured.groups + paths.size + (paths.has(path) ? 0 : 1);
  return groups <= limit.groups && measured.bytes + bytes + weight <= limit.bytes;
}

function count(account: Account, push: { path: string; weight: number }): void {
  account.paths.add(push.path);
  account.bytes += push.weight;
}

/** Pushes that are under way may or may not be in the measure, so they count on top of it. */
async function measure(
  account: Account,
  base: string,
): Promise<Result<GatewayLoad, UpstreamError>> {
  account.measured = null;
  account.paths = new Set();
  account.bytes = 0;
  for (const push of account.underway) count(account, push);
  const measured = await measureGateway(base);
  account.measuring = null;
  if (measured.ok) account.measured = measured.value;
  return measured;
}

function noRoom(load: GatewayLoad, weight: number): GatewayLimit {
  const message =
    load.bytes + weight <= limit.bytes
      ? `It holds ${load.groups} groups, and ${limit.groups} is the most.`
      : "It would hold more than 4 MiB of metrics with this push.";
  return { kind: "gateway-limit", message };
}
