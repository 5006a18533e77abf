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
  /** Keeps the team's sandbox from an idle stop until the returned function is called. */
  hold: (team: string) => () => void,
): TeamWatches {
  const watches = new Map<string, { watch: TeamWatch; release: () => void }>();
  return {
    open(team) {
      const open = watches.get(team) ?? { watch: watchTeam(hooksOf(team)), release: hold(team) };
      watches.set(team, open);
      open.watch.wake();
    },
    closeUnlessNeeded(team) {
      if (hub.listening(team).length > 0) return;
      watches.get(team)?.watch.stop();
      watches.get(team)?.release();
      watches.delete(team);
    },
    isOpen: (team) => watches.has(team),
    wake: (team) => watches.get(team)?.watch.wake(),
  };
}
