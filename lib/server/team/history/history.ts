import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import { enterAttempt, resolveDelete } from "@/lib/domain/pushgateway/enter-attempt";
import { enterLook, type LookedAt } from "@/lib/domain/pushgateway/enter-look";
import {
  emptyHistory,
  type GatewayHistory,
  keysDeleted,
  withDeletedBefore,
} from "@/lib/domain/pushgateway/history";
import { StorageFailure } from "@/lib/server/store/storage-failure";
import type { Store } from "@/lib/server/store/store";
import { enterSighting, type Sighting, withSighting } from "./sightings";

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
  /**
   * The past that a look was taken after, with what the look has shown. It is remembered, unless something was
   * entered or another look was taken meanwhile: the next look shows it again.
   */
  look(gateway: LookedAt, taken: TakenLook): Promise<TeamPast>;
}

export interface TakenLook {
  past: TeamPast;
  /** When the look began and when it ended; milliseconds since the epoch. */
  beganMs: number;
  atMs: number;
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
  sightings: readonly Sighting[];
  lookedAtMs: number;
}

/** What only looks have told, and no store knows. */
type Seen = Pick<Page, "sightings" | "lookedAtMs">;

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
  let outdated: Seen | null = null;

  function open(seen: Seen): Promise<Page> {
    const page = readPage(seen);
    opened = page;
    page.catch(() => {
      if (opened === page) opened = null;
    });
    return page;
  }

  function page(): Promise<Page> {
    if (outdated === null) return opened ?? open({ sightings: [], lookedAtMs: 0 });
    const seen = outdated;
    outdated = null;
    return open(seen);
  }

  async function readPage(seen: Seen): Promise<Page> {
    const [keys, newest] = await Promise.all([
      deletedGroups.ofTeam(team),
      attempts.newestOfTeam(team, replayedAttempts),
    ]);
    return foldPage(keys, newest, seen);
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
    async look(gateway, { past, beganMs, atMs }) {
      const now = await page();
      const isOvertaken = now.past.lastId !== past.lastId || beganMs < now.lookedAtMs;
      const before = isOvertaken ? past : now.past;
      const history = enterLook(before.history, gateway, atMs);
      const after = history === before.history ? before : { ...before, history };
      if (isOvertaken || after === before) return after;
      const sighting = { afterId: before.lastId, atMs, look: gateway };
      now.sightings = withSighting(now.sightings, sighting);
      [now.past, now.lookedAtMs] = [after, atMs];
      await keepDeleted(now);
      return after;
    },
    past: async () => (await page()).past,
    async enter(attempt) {
      // It is in the store already, and read with the rest.
      if (outdated !== null && attempt.effect.kind !== "delete") return;
      const now = await page();
      if (now.enteredIds.has(attempt.id)) return;
      // One that comes after a newer one: the store tells them in order, many at once.
      if (attempt.id < now.past.lastId) outdated = now;
      else turn(now, attempt);
      if (attempt.effect.kind === "delete") await keepDeleted(await page());
    },
  };
}

/** Attempts and sightings, each in the order in which they came. */
function foldPage(
  keys: readonly string[],
  attempts: readonly Attempt[],
  { sightings, lookedAtMs }: Seen,
): Page {
  const history = withDeletedBefore(emptyHistory(), keys);
  const page: Page = {
    ...{ past: pastFrom(history), enteredIds: new Set(), keptKeys: new Set(keys) },
    ...{ sightings, lookedAtMs },
  };
  const left = [...sightings];
  for (const attempt of attempts) {
    while ((left[0]?.afterId ?? attempt.id) < attempt.id) see(page, left.shift());
    turn(page, attempt);
  }
  for (const sighting of left) see(page, sighting);
  return page;
}

function pastFrom(history: GatewayHistory): TeamPast {
  return { history, newest: null, sent: new Map(), lastId: 0 };
}

function see(page: Page, sighting: Sighting | undefined): void {
  if (!sighting) return;
  page.past = { ...page.past, history: enterSighting(page.past.history, sighting) };
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
