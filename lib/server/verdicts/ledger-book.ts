import type { Attempt } from "@/lib/domain/attempt";
import { emptyLedger, enterAttempt, type Ledger } from "@/lib/domain/ledger";

/** One team's past as far as verdicts need it. */
export interface TeamPast {
  ledger: Ledger;
  /** The newest exchange with the gateway, whoever of the team sent it. */
  newest: Attempt | null;
  /** The newest attempt of a learner by the step it was sent from; null for nowhere in particular. */
  newestByStep: Map<string, Map<string | null, Attempt>>;
  lastId: number;
}

/** How many of a team's attempts are read back when its past is not in memory. */
const replayedAttempts = 2000;
/** Pasts kept in memory; the longest unused is dropped and read back from the store when needed. */
const maxPasts = 1000;

export interface LedgerBook {
  pastOf(team: string): Promise<TeamPast>;
  enter(attempt: Attempt): Promise<void>;
}

/** Folds attempts into the past of each team, once from the store and then one by one. */
export function createLedgerBook(store: {
  newestOfTeam(team: string, limit: number): Promise<Attempt[]>;
}): LedgerBook {
  const pasts = new Map<string, Promise<TeamPast>>();

  function pastOf(team: string): Promise<TeamPast> {
    const known = pasts.get(team);
    const past = known ?? read(team);
    pasts.delete(team);
    pasts.set(team, past);
    const oldest = pasts.keys().next().value;
    if (pasts.size > maxPasts && oldest !== undefined) pasts.delete(oldest);
    if (!known) past.catch(() => pasts.delete(team));
    return past;
  }

  async function read(team: string): Promise<TeamPast> {
    const past: TeamPast = {
      ledger: emptyLedger(),
      newest: null,
      newestByStep: new Map(),
      lastId: 0,
    };
    for (const attempt of await store.newestOfTeam(team, replayedAttempts))
      enterPast(past, attempt);
    return past;
  }

  return {
    pastOf,
    async enter(attempt) {
      enterPast(await pastOf(attempt.team), attempt);
    },
  };
}

/** The learner's newest attempt sent from this step, or from nowhere in particular. */
export function newestAttempt(past: TeamPast, learnerId: string, step: string): Attempt | null {
  const bySteps = past.newestByStep.get(learnerId);
  const [own, anywhere] = [bySteps?.get(step) ?? null, bySteps?.get(null) ?? null];
  if (own && anywhere) return own.id > anywhere.id ? own : anywhere;
  return own ?? anywhere;
}

function enterPast(past: TeamPast, attempt: Attempt): void {
  if (attempt.id <= past.lastId) return;
  past.lastId = attempt.id;
  enterAttempt(past.ledger, attempt);
  if (attempt.effect.kind === "restart" || attempt.effect.kind === "reset") return;
  past.newest = attempt;
  const bySteps = past.newestByStep.get(attempt.learnerId) ?? new Map();
  past.newestByStep.set(attempt.learnerId, bySteps.set(attempt.step, attempt));
}
