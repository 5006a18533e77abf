import type { LiveHub } from "./live-hub";
import { type TeamWatch, type WatchHooks, watchTeam } from "./team-watch";

/** The watches of all teams that have a page open; nothing is watched for anybody else. */
export interface TeamWatches {
  /** Begins to watch a team, and judges at once. */
  open(team: string): void;
  closeUnlessNeeded(team: string): void;
  isOpen(team: string): boolean;
  wake(team: string): void;
}

export function createTeamWatches(
  hub: LiveHub,
  hooksOf: (team: string) => WatchHooks,
): TeamWatches {
  const watches = new Map<string, TeamWatch>();
  return {
    open(team) {
      const watch = watches.get(team) ?? watchTeam(hooksOf(team));
      watches.set(team, watch);
      watch.wake();
    },
    closeUnlessNeeded(team) {
      if (hub.listening(team).length > 0) return;
      watches.get(team)?.stop();
      watches.delete(team);
    },
    isOpen: (team) => watches.has(team),
    wake: (team) => watches.get(team)?.wake(),
  };
}
