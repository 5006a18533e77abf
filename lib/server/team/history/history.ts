import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import {
  emptyHistory,
  enterAttempt,
  enterLook,
  type GatewayHistory,
  keysDeleted,
  resolveDelete,
  withDeletedBefore,
} from "@/lib/domain/pushgateway/history";
import { StorageFailure } from "@/lib/server/store/storage-failure";
import type { Store } from "@/lib/server/store/store";

/** One team's past as far as verdicts need it; a new one for each attempt, never changed in place. */
export interface TeamPast {
  readonly history: GatewayHistory;
  /** The newest exchange with the gateway, whoever of the team sent it. */
  readonly newest: Attempt | null;
  /** By learner. */
  readonly sent: ReadonlyMap<string, Sent>;
  /** The newest attempt's id; 0 without one. */
  readonly lastId: number;
}

/** What a learner sent last, from where. */
export interface Sent {
  /** The newest attempt by the lab and the step that it was sent from. */
  readonly newestByStep: ReadonlyMap<string, Attempt>;
  /** The same, DELETEs left out. */
  readonly newestPushByStep: ReadonlyMap<string, Attempt>;
  /** The newest that were sent from nowhere in particular, oldest first. */
  readonly fromNowhere: readonly Attempt[];
}

/** A team's past, read once from the store and then written on. */
export interface TeamHistory {
  /** The past as of now. */
  past(): Promise<TeamPast>;
  enter(attempt: Attempt): Promise<void>;
  /** Remembers what a look at the team's gateway has shown. */
  look(gateway: GatewaySnapshot): Promise<void>;
}

/** How many of a team's attempts are read back when its past is not in memory. */
const replayedAttempts = 2000;
/** How many attempts from nowhere in particular are looked through for one that is meant for a step. */
const maxFromNowhere = 200;
/** How many entered ids are remembered, to tell an attempt that comes late from one that came before. */
const maxEnteredIds = 200;

interface Page {
  past: TeamPast;
  enteredIds: Set<number>;
  /** Keys that the store knows to have been deleted. */
  keptKeys: Set<string>;
}

export interface HistoryParts {
  attempts: Pick<Store["attempts"], "newestOfTeam">;
  deletedGroups: Store["deletedGroups"];
}

/** Folds a team's attempts into its past. A read that fails is not remembered. */
export function createHistory(
  { attempts, deletedGroups }: HistoryParts,
  team: string,
): TeamHistory {
  let opened: Promise<Page> | null = null;
  /** What was known when an attempt came late; then all is read anew when it is next needed. */
  let outdated: Pick<GatewayHistory, "listed"> | null = null;

  function open({ listed }: Pick<GatewayHistory, "listed">): Promise<Page> {
    const page = readPage(listed);
    opened = page;
    page.catch(() => {
      if (opened === page) opened = null;
    });
    return page;
  }

  function page(): Promise<Page> {
    if (outdated === null) return opened ?? open(emptyHistory());
    const { listed } = outdated;
    outdated = null;
    return open({ listed });
  }

  async function readPage(listed: GatewayHistory["listed"]): Promise<Page> {
    const [keys, newest] = await Promise.all([
      deletedGroups.ofTeam(team),
      attempts.newestOfTeam(team, replayedAttempts),
    ]);
    const history = withDeletedBefore({ ...emptyHistory(), listed }, keys);
    const read: Page = { past: pastFrom(history), enteredIds: new Set(), keptKeys: new Set(keys) };
    for (const attempt of newest) turn(read, attempt);
    return read;
  }

  /** What was not kept, because the database failed, is kept with the next. */
  async function keepDeleted({ past, keptKeys }: Page): Promise<void> {
    const keys = keysDeleted(past.history).filter((key) => !keptKeys.has(key));
    if (keys.length === 0) return;
    try {
      await deletedGroups.keep(team, keys);
      for (const key of keys) keptKeys.add(key);
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
    }
  }

  return {
    async look(gateway) {
      const now = await page();
      const history = enterLook(now.past.history, gateway);
      if (history === now.past.history) return;
      now.past = { ...now.past, history };
      await keepDeleted(now);
    },
    past: async () => (await page()).past,
    async enter(attempt) {
      // It is in the store already, and read with the rest.
      if (outdated !== null && attempt.effect.kind !== "delete") return;
      const now = await page();
      if (now.enteredIds.has(attempt.id)) return;
      // One that comes after a newer one: the store tells them in order, many at once.
      if (attempt.id < now.past.lastId) outdated = now.past.history;
      else turn(now, attempt);
      if (attempt.effect.kind === "delete") await keepDeleted(await page());
    },
  };
}

function pastFrom(history: GatewayHistory): TeamPast {
  return { history, newest: null, sent: new Map(), lastId: 0 };
}

function turn(page: Page, attempt: Attempt): void {
  page.past = pastWith(page.past, attempt);
  page.enteredIds.add(attempt.id);
  const [oldest] = page.enteredIds;
  if (page.enteredIds.size > maxEnteredIds && oldest !== undefined) page.enteredIds.delete(oldest);
}

function pastWith(past: TeamPast, attempt: Attempt): TeamPast {
  const told = resolveDelete(past.history, attempt);
  const entered = { ...past, history: enterAttempt(past.history, told), lastId: told.id };
  if (told.effect.kind === "restart" || told.effect.kind === "reset") return entered;
  const sent = new Map(past.sent).set(
    told.learnerId,
    sentWith(past.sent.get(told.learnerId), told),
  );
  return { ...entered, newest: told, sent };
}

function sentWith(before: Sent | undefined, attempt: Attempt): Sent {
  const { newestByStep, newestPushByStep, fromNowhere } = before ?? nothingSent;
  if (attempt.step === null) {
    const newest = [...fromNowhere.slice(1 - maxFromNowhere), attempt];
    return { newestByStep, newestPushByStep, fromNowhere: newest };
  }
  const key = placeKey(attempt.lab, attempt.step);
  return {
    newestByStep: new Map(newestByStep).set(key, attempt),
    newestPushByStep: isDelete(attempt)
      ? newestPushByStep
      : new Map(newestPushByStep).set(key, attempt),
    fromNowhere,
  };
}

const nothingSent: Sent = {
  newestByStep: new Map(),
  newestPushByStep: new Map(),
  fromNowhere: [],
};

/** A DELETE that the gateway took. */
export const isDelete = ({ effect, refusal }: Attempt) =>
  effect.kind === "delete" && refusal === null;

/** A step's key among what a learner has sent. */
export const placeKey = (lab: string | null, step: string | null) => JSON.stringify([lab, step]);
