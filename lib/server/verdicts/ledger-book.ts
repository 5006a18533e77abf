import { LRUCache } from "lru-cache";
import { type Check, subjectOf } from "@/lib/domain/checks/check-kinds";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import {
  emptyLedger,
  enterAttempt,
  enterLook,
  keysDeleted,
  type Ledger,
  resolveDelete,
  withDeletedBefore,
} from "@/lib/domain/pushgateway/ledger";
import { isMeantFor } from "@/lib/domain/pushgateway/meant-for";
import { StorageFailure } from "@/lib/server/store/storage-failure";
import type { StepPlace, Store } from "@/lib/server/store/store";

/** One team's past as far as verdicts need it; a new one for each attempt, never changed in place. */
export interface TeamPast {
  readonly ledger: Ledger;
  /** The newest exchange with the gateway, whoever of the team sent it. */
  readonly newest: Attempt | null;
  /** By learner. */
  readonly sent: ReadonlyMap<string, Sent>;
  /** The newest attempt's id; 0 without one. */
  readonly lastId: number;
}

/** What a learner sent last, from where. */
interface Sent {
  /** The newest attempt by the lab and the step that it was sent from. */
  readonly newestByStep: ReadonlyMap<string, Attempt>;
  /** The newest that were sent from nowhere in particular, oldest first. */
  readonly fromNowhere: readonly Attempt[];
}

export interface LedgerBook {
  /** The past as of now. */
  pastOf(team: string): Promise<TeamPast>;
  enter(attempt: Attempt): Promise<void>;
  /** Remembers what a look at the team's gateway has shown. */
  look(team: string, gateway: GatewaySnapshot): Promise<void>;
}

/** How many of a team's attempts are read back when its past is not in memory. */
const replayedAttempts = 2000;
/** Pasts kept in memory; the longest unused is read back from the store when it is needed again. */
const maxPasts = 1000;
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

export interface LedgerBookParts {
  attempts: Pick<Store["attempts"], "newestOfTeam">;
  deletedGroups: Store["deletedGroups"];
}

/** Folds attempts into the past of each team, once from the store and then one by one. */
export function createLedgerBook({ attempts, deletedGroups }: LedgerBookParts): LedgerBook {
  const pages = new LRUCache<string, Promise<Page>>({ max: maxPasts });

  function pageOf(team: string): Promise<Page> {
    return pages.get(team) ?? open(team, emptyLedger());
  }

  function open(team: string, { listed }: Pick<Ledger, "listed">): Promise<Page> {
    const page = readPage(team, listed);
    pages.set(team, page);
    page.catch(() => pages.delete(team));
    return page;
  }

  async function readPage(team: string, listed: Ledger["listed"]): Promise<Page> {
    const [keys, newest] = await Promise.all([
      deletedGroups.ofTeam(team),
      attempts.newestOfTeam(team, replayedAttempts),
    ]);
    const ledger = withDeletedBefore({ ...emptyLedger(), listed }, keys);
    const page: Page = { past: pastFrom(ledger), enteredIds: new Set(), keptKeys: new Set(keys) };
    for (const attempt of newest) turn(page, attempt);
    return page;
  }

  /** What was not kept, because the database failed, is kept with the next. */
  async function keepDeleted(team: string, { past, keptKeys }: Page): Promise<void> {
    const keys = keysDeleted(past.ledger).filter((key) => !keptKeys.has(key));
    if (keys.length === 0) return;
    try {
      await deletedGroups.keep(team, keys);
      for (const key of keys) keptKeys.add(key);
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
    }
  }

  return {
    async look(team, gateway) {
      const page = await pageOf(team);
      const ledger = enterLook(page.past.ledger, gateway);
      if (ledger === page.past.ledger) return;
      page.past = { ...page.past, ledger };
      await keepDeleted(team, page);
    },
    pastOf: async (team) => (await pageOf(team)).past,
    async enter(attempt) {
      const page = await pageOf(attempt.team);
      if (page.enteredIds.has(attempt.id)) return;
      // One that comes after a newer one: the store tells them in order.
      if (attempt.id < page.past.lastId) await open(attempt.team, page.past.ledger);
      else turn(page, attempt);
      if (attempt.effect.kind === "delete")
        await keepDeleted(attempt.team, await pageOf(attempt.team));
    },
  };
}

/** The learner's newest attempt that is meant for a step. */
export function newestAttempt(
  past: TeamPast,
  learnerId: string,
  { lab, step, check }: StepPlace & { check: Check },
): Attempt | null {
  const sent = past.sent.get(learnerId);
  const own = sent?.newestByStep.get(placeKey({ lab, step })) ?? null;
  const other = sent?.fromNowhere.findLast((each) => isFor(each, check)) ?? null;
  if (own && other) return own.id > other.id ? own : other;
  return own ?? other;
}

const placeKey = ({ lab, step }: Pick<Attempt, "lab" | "step">) => JSON.stringify([lab, step]);

/** Neither an attempt nor a check ever changes, and each round asks about the same ones. */
const known = new WeakMap<Attempt, WeakMap<Check, boolean>>();

function isFor(attempt: Attempt, check: Check): boolean {
  const answers = known.get(attempt) ?? new WeakMap<Check, boolean>();
  known.set(attempt, answers);
  const isRefused = attempt.refusal !== null;
  const answer = answers.get(check) ?? isMeantFor({ ...attempt, isRefused }, subjectOf(check));
  answers.set(check, answer);
  return answer;
}

function pastFrom(ledger: Ledger): TeamPast {
  return { ledger, newest: null, sent: new Map(), lastId: 0 };
}

function turn(page: Page, attempt: Attempt): void {
  page.past = pastWith(page.past, attempt);
  page.enteredIds.add(attempt.id);
  const [oldest] = page.enteredIds;
  if (page.enteredIds.size > maxEnteredIds && oldest !== undefined) page.enteredIds.delete(oldest);
}

function pastWith(past: TeamPast, attempt: Attempt): TeamPast {
  const told = resolveDelete(past.ledger, attempt);
  const entered = { ...past, ledger: enterAttempt(past.ledger, told), lastId: told.id };
  if (told.effect.kind === "restart" || told.effect.kind === "reset") return entered;
  const sent = new Map(past.sent).set(
    told.learnerId,
    sentWith(past.sent.get(told.learnerId), told),
  );
  return { ...entered, newest: told, sent };
}

function sentWith(before: Sent | undefined, attempt: Attempt): Sent {
  const { newestByStep = new Map<string, Attempt>(), fromNowhere = [] } = before ?? {};
  return attempt.step === null
    ? { newestByStep, fromNowhere: [...fromNowhere.slice(1 - maxFromNowhere), attempt] }
    : { newestByStep: new Map(newestByStep).set(placeKey(attempt), attempt), fromNowhere };
}
