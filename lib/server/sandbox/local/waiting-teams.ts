const patienceMs = 120_000;

/** Teams that asked for a sandbox while none was free, in the order in which they came. */
export interface WaitingTeams {
  /** Joins at the end, or says again, without losing the place, that it still waits. */
  ask(team: string, nowMs: number): void;
  leave(team: string): void;
  /** 1 for the first; 0 for a team that does not wait. */
  place(team: string): number;
  /** Whether a team other than this one is first. */
  hasBefore(team: string): boolean;
  /** Takes out those who have not asked for two minutes. */
  dropSilent(nowMs: number): string[];
  /** The first, which stays in the queue until it leaves. */
  first(): string | null;
}

export function createWaitingTeams(): WaitingTeams {
  const askedAtMs = new Map<string, number>();
  const first = () => askedAtMs.keys().next().value ?? null;
  return {
    ask: (team, nowMs) => askedAtMs.set(team, nowMs),
    leave: (team) => askedAtMs.delete(team),
    place: (team) => [...askedAtMs.keys()].indexOf(team) + 1,
    hasBefore: (team) => askedAtMs.size > 0 && first() !== team,
    dropSilent(nowMs) {
      const silent = [...askedAtMs].filter(([, atMs]) => nowMs - atMs > patienceMs);
      for (const [team] of silent) askedAtMs.delete(team);
      return silent.map(([team]) => team);
    },
    first,
  };
}
