import { isIdle } from "./idle-rule";

/** Which teams are there: when each asked for something last, and who has a page open. */
export interface Presence {
  used(team: string): void;
  /** Counts one more page of the team, until the returned function is called. */
  hold(team: string): () => void;
  forget(team: string): void;
  /** Whether nobody uses a team's sandbox any more; a function of the teams that are there now. */
  idleRule(isSomebodyWaiting: boolean): (team: string) => boolean;
}

/** `idleMs` is `SANDBOX_IDLE_MINUTES`. */
export function createPresence(idleMs: number): Presence {
  const usedAtMs = new Map<string, number>();
  const pages = new Map<string, number>();
  const restMs = (team: string) => Date.now() - (usedAtMs.get(team) ?? 0);
  const used = (team: string) => void usedAtMs.set(team, Date.now());

  function change(team: string, by: 1 | -1): void {
    const count = (pages.get(team) ?? 0) + by;
    if (count > 0) pages.set(team, count);
    else pages.delete(team);
  }

  return {
    used,
    hold(team) {
      change(team, 1);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        change(team, -1);
        used(team);
      };
    },
    forget: (team) => void usedAtMs.delete(team),
    idleRule(isSomebodyWaiting) {
      const isSomebodyThere =
        pages.size > 0 || [...usedAtMs.keys()].some((team) => restMs(team) <= idleMs);
      return (team) => {
        const isOpen = pages.has(team);
        return isIdle({
          restMs: restMs(team),
          isOpen,
          isSomebodyThere,
          isSomebodyWaiting,
          idleMs,
        });
      };
    },
  };
}
