import { enterLook } from "@/lib/domain/pushgateway/ledger";
import type { SandboxEndpoints, SandboxProblem } from "@/lib/server/sandbox/sandboxes";
import { newLookBudget } from "./gateway-look";
import type { TeamHistory, TeamPast } from "./history";
import { type Look, type LookOptions, lookAtNothing, type Observer } from "./looks";

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
  { history, observer }: { history: TeamHistory; observer: Observer },
  at: SandboxEndpoints,
  options: LookOptions = {},
): Promise<Scene> {
  const budget = newLookBudget();
  let how: LookOptions = { ...options, budget };
  for (let i = 1; ; i++) {
    const past = await history.past();
    const look = await observer.look(at, how);
    how = { ...how, target: null };
    const isToBeTakenAgain = i < maxScenes && budget.looks > 0;
    if (isToBeTakenAgain && (await history.past()).lastId !== past.lastId) continue;
    if (look.gateway.ok) await history.look(look.gateway.value);
    const { ledger } = past;
    const seen = look.gateway.ok ? enterLook(ledger, look.gateway.value) : ledger;
    return { past: seen === ledger ? past : { ...past, ledger: seen }, look, at };
  }
}

/** A moment in which the sandbox is not running, and why. */
export async function sceneWithout(history: TeamHistory, problem: SandboxProblem): Promise<Scene> {
  return { past: await history.past(), look: lookAtNothing(problem), at: null };
}
