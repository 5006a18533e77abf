import type { SandboxEndpoints, SandboxProblem } from "@/lib/server/sandbox/sandboxes";
import type { TeamHistory, TeamPast } from "@/lib/server/team/history/history";
import { newLookBudget } from "./gateway-look";
import { type Look, type LookOptions, lookAtNothing, type Observer } from "./looks";

/**
 * One moment of a team: its past, then a look at its servers. In this order nothing is on record that the
 * look could not have seen, so that no verdict is made of a new push and an old gateway.
 */
export interface TeamSnapshot {
  past: TeamPast;
  look: Look;
  /** Where queries can be asked; null while the sandbox is not running. */
  at: SandboxEndpoints | null;
}

/** A look during which something was recorded is taken again, this many times at most. */
const maxSnapshots = 3;

export async function takeSnapshot(
  { history: teamHistory, observer }: { history: TeamHistory; observer: Observer },
  at: SandboxEndpoints,
  options: LookOptions = {},
): Promise<TeamSnapshot> {
  const budget = newLookBudget();
  let how: LookOptions = { ...options, budget };
  for (let i = 1; ; i++) {
    const past = await teamHistory.past();
    const beganMs = Date.now();
    const look = await observer.look(at, how);
    how = { ...how, target: null };
    const isToBeTakenAgain = i < maxSnapshots && budget.looks > 0;
    if (isToBeTakenAgain && (await teamHistory.past()).lastId !== past.lastId) continue;
    const seen = look.gateway.ok
      ? await teamHistory.look(look.gateway.value, { past, beganMs, atMs: look.nowMs })
      : past;
    return { past: seen, look, at };
  }
}

/** A moment in which the sandbox is not running, and why. */
export async function snapshotWithout(
  history: TeamHistory,
  problem: SandboxProblem,
): Promise<TeamSnapshot> {
  return { past: await history.past(), look: lookAtNothing(problem), at: null };
}
