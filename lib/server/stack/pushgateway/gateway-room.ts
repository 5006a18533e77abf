import { err, ok, type Result } from "@/lib/domain/result";
import type { AskUpstream, UpstreamError } from "@/lib/server/upstream/upstream";
import { type GatewayLoad, measureGateway } from "./measure-gateway";
import { maxScrapedSamples } from "./pushgateway-server";

/** The gateway's own samples become more with what it is asked; a scrape is to have room for them. */
const sparedSamples = 200;

/** What one sandbox's gateway may hold; bytes of exposition text. Reading 85,000 labels of other names holds up everybody. */
const limit: GatewayLoad = {
  groups: 500,
  bytes: 4 * 1024 * 1024,
  samples: maxScrapedSamples - sparedSamples,
  labels: 24_000,
};

/** How often a push is weighed against a gateway that others push to at the same moment. */
const mostLooks = 3;

/** `message` says what the gateway holds. */
export type GatewayLimit = { kind: "gateway-limit"; message: string };

/** A push as it is weighed: what it may add at most. */
export interface WeighedPush {
  path: string;
  /** Bytes of exposition text. */
  weight: number;
  samples: number;
  labels: number;
  /** How many samples of the gateway it takes the place of; asked where it matters. */
  countReplaced: (base: string) => Promise<number>;
}

/** Keeps one gateway within its bound of groups, bytes, samples and labels. */
export interface GatewayRoom {
  /** Makes room for a push, or says that there is none; the returned function ends the push. */
  admit(base: string, push: WeighedPush): Promise<Result<() => void, GatewayLimit | UpstreamError>>;
}

interface Account {
  /** What the gateway held when it was last looked at; null before. */
  measured: GatewayLoad | null;
  measuring: Promise<Result<GatewayLoad, UpstreamError>> | null;
  /** What was pushed since, every path counted as a group of its own. */
  paths: Set<string>;
  bytes: number;
  samples: number;
  labels: number;
  underway: Set<{ push: WeighedPush; ended: Promise<void> }>;
}

/** Looking at a gateway costs more than a push, so it is done only where an upper estimate is exceeded. */
export function createGatewayRoom(ask: AskUpstream): GatewayRoom {
  const account: Account = {
    measured: null,
    measuring: null,
    paths: new Set(),
    bytes: 0,
    samples: 0,
    labels: 0,
    underway: new Set(),
  };

  return {
    async admit(base, push) {
      let asked: Added = push;
      for (let looks = 0; !hasRoom(account, asked); looks += 1) {
        const measured = await lookAgain(account, () => measureGateway(ask, base), looks);
        if (!measured.ok) return measured;
        const isLast = account.underway.size === 0 || looks >= mostLooks;
        if (!isLast || hasRoom(account, asked)) continue;
        const isFull = asked !== push || !hasRoom(account, { ...push, samples: 0 });
        if (isFull) return err(noRoom(account, asked));
        asked = { ...push, samples: push.samples - (await push.countReplaced(base)) };
      }
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      const underway = { push, ended };
      account.underway.add(underway);
      count(account, push);
      return ok(() => {
        account.underway.delete(underway);
        resolve();
      });
    },
  };
}

type LookAtLoad = () => ReturnType<typeof measureGateway>;

type Added = Pick<WeighedPush, "path" | "weight" | "samples" | "labels">;

function hasRoom(account: Account, { path, weight, samples, labels }: Added): boolean {
  const { measured, paths } = account;
  if (!measured) return false;
  const groups = measured.groups + paths.size + (paths.has(path) ? 0 : 1);
  return (
    groups <= limit.groups &&
    measured.bytes + account.bytes + weight <= limit.bytes &&
    measured.samples + account.samples + samples <= limit.samples &&
    measured.labels + account.labels + labels <= limit.labels
  );
}

function count(account: Account, { path, weight, samples, labels }: Added): void {
  account.paths.add(path);
  account.bytes += weight;
  account.samples += samples;
  account.labels += labels;
}

async function lookAgain(account: Account, look: LookAtLoad, looks: number) {
  // What was under way counts twice where it had arrived already: it may have ended by now.
  if (looks > 0) await Promise.all([...account.underway].map(({ ended }) => ended));
  account.measuring ??= measure(account, look);
  return account.measuring;
}

/** Pushes that are under way may or may not be in the measure, so they count on top of it. */
async function measure(
  account: Account,
  look: LookAtLoad,
): Promise<Result<GatewayLoad, UpstreamError>> {
  account.measured = null;
  account.paths = new Set();
  account.bytes = 0;
  account.samples = 0;
  account.labels = 0;
  for (const { push } of account.underway) count(account, push);
  const measured = await look();
  account.measuring = null;
  if (measured.ok) account.measured = measured.value;
  return measured;
}

function noRoom({ measured, bytes, samples, labels }: Account, asked: Added): GatewayLimit {
  const held = measured ?? { groups: 0, bytes: 0, samples: 0, labels: 0 };
  if (held.bytes + bytes + asked.weight > limit.bytes)
    return full("It would hold more than 4 MiB of metrics with this push.");
  if (held.labels + labels + asked.labels > limit.labels)
    return full(`Its series would have more than ${limit.labels} labels with this push.`);
  return held.samples + samples + asked.samples > limit.samples
    ? full(
        `With this push a scrape of it would bring more than ${limit.samples} series, and Prometheus would take none of them.`,
      )
    : full(`It holds ${held.groups} groups, and ${limit.groups} is the most.`);
}

const full = (message: string): GatewayLimit => ({ kind: "gateway-limit", message });
