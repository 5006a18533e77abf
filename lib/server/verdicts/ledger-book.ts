import { LRUCache } from "lru-cache";
import type { Attempt } from "@/lib/domain/attempt";
import { emptyLedger, enterAttempt, type Ledger, resolveDelete } from "@/lib/domain/ledger";
import type { StepPlace } from "@/lib/server/store/store";

/** One team's past as far as verdicts need it; a new one for each attempt, never changed in place. */
export interface TeamPast {
  readonly ledger: Ledger;
  /** The newest exchange with the gateway, whoever of the team sent it. */
  readonly newest: Attempt | null;
  /** The newest attempt of a learner by the lab and the step it was sent from, or from nowhere. */
  readonly newestByStep: ReadonlyMap<string, ReadonlyMap<string, Attempt>>;
  /** The newest attempt's id; 0 without one. */
  readonly lastId: number;
}

export interface LedgerBook {
  /** The past as of now. */
  pastOf(team: string): Promise<TeamPast>;
  enter(attempt: Attempt): Promise<void>;
}

/** How many of a team's attempts are read back when its past is not in memory. */
const replayedAttempts = 2000;
/** Pasts kept in memory; the longest unused is read back from the store when it is needed again. */
const maxPasts = 1000;
/** How many entered ids are remembered, to tell an attempt that comes late from one that came before. */
const maxEnteredIds = 200;

interface Page {
  past: TeamPast;
  enteredIds: Set<number>;
}

/** Folds attempts into the past of each team, once from the store and then one by one. */
export function createLedgerBook(store: {
  newestOfTeam(team: string, limit: number): Promise<Attempt[]>;
}): LedgerBook {
  const pages = new LRUCache<string, Promise<Page>>({ max: maxPasts });

  function pageOf(team: string): Promise<Page> {
    const known = pages.get(team);
    if (known) return known;
    const page = readPage(team);
    pages.set(team, page);
    page.catch(() => pages.delete(team));
    return page;
  }

  async function readPage(team: string): Promise<Page> {
    const page: Page = { past: noPast(), enteredIds: new Set() };
    for (const attempt of await store.newestOfTeam(team, replayedAttempts)) turn(page, attempt);
    return page;
  }

  return {
    pastOf: async (team) => (await pageOf(team)).past,
    async enter(attempt) {
      const page = await pageOf(attempt.team);
      if (page.enteredIds.has(attempt.id)) return;
      if (attempt.id > page.past.lastId) turn(page, attempt);
      // One that comes after a newer one: the store tells them in order.
      else pages.delete(attempt.team);
    },
  };
}

/** The learner's newest attempt sent from this step, or from nowhere in particular. */
export function newestAttempt(
  past: TeamPast,
  learnerId: string,
  { lab, step }: StepPlace,
): Attempt | null {
  const bySteps = past.newestByStep.get(learnerId);
  const own = bySteps?.get(placeKey({ lab, step })) ?? null;
  const anywhere = bySteps?.get(placeKey({ lab: null, step: null })) ?? null;
  if (own && anywhere) return own.id > anywhere.id ? own : anywhere;
  return own ?? anywhere;
}

const placeKey = ({ lab, step }: Pick<Attempt, "lab" | "step">) => JSON.stringify([lab, step]);

function noPast(): TeamPast {
  return { ledger: emptyLedger(), newest: null, newestByStep: new Map(), lastId: 0 };
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
  const bySteps = new Map(past.newestByStep.get(told.learnerId)).set(placeKey(told), told);
  const newestByStep = new Map(past.newestByStep).set(told.learnerId, bySteps);
  return { ...entered, newest: told, newestByStep };
}
