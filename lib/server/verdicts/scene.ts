import { enterLook } from "@/lib/domain/pushgateway/ledger";
import type { SandboxEndpoints, SandboxProblem } from "@/lib/server/sandbox/sandboxes";
import { newLookBudget } from "./gateway-look";
import type { LedgerBook, TeamPast } from "./ledger-book";
import { type Look, lookAtNothing, type Observer } from "./observer";

/**
 * One moment of a team: its past, then a look at its servers. In this order nothing is on record that the
 * look could not have seen, so that no verdict is made of a new push and an old gateway.
 */
export interface Scene {
  past: TeamPast;
  look: Look;
  /** Where queries can be asked; null while the sandbox is not running. */
  at: SandboxEndpoints | null;
}

/** A look during which something was recorded is taken again, this many times at most. */
const maxScenes = 3;

export async function lookAtScene(
  parts: { book: LedgerBook; observer: Observer },
  team: string,
  at: SandboxEndpoints,
): Promise<Scene> {
  const budget = newLookBudget();
  for (let i = 1; ; i++) {
    const past = await parts.book.pastOf(team);
    const look = await parts.observer.look(at, budget);
    const isToBeTakenAgain = i < maxScenes && budget.looks > 0;
    if (isToBeTakenAgain && (await parts.book.pastOf(team)).lastId !== past.lastId) continue;
    if (look.gateway.ok) await parts.book.look(team, look.gateway.value);
    const { ledger } = past;
    const seen = look.gateway.ok ? enterLook(ledger, look.gateway.value) : ledger;
    return { past: { ...past, ledger: seen }, look, at };
  }
}

/** A moment in which the sandbox is not running, and why. */
export async function sceneWithout(
  book: LedgerBook,
  team: string,
  problem: SandboxProblem,
): Promise<Scene> {
  return { past: await book.pastOf(team), look: lookAtNothing(problem), at: null };
}
