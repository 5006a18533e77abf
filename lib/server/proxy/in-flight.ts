/** How many requests of one team may be under way at once. */
export const maxInFlight = 64;

export interface InFlight {
  /** False where the team has as many under way as it may. */
  enter(team: string): boolean;
  leave(team: string): void;
}

export function createInFlight(): InFlight {
  const counts = new Map<string, number>();
  return {
    enter(team) {
      const count = counts.get(team) ?? 0;
      if (count >= maxInFlight) return false;
      counts.set(team, count + 1);
      return true;
    },
    leave(team) {
      const count = (counts.get(team) ?? 0) - 1;
      if (count > 0) counts.set(team, count);
      else counts.delete(team);
    },
  };
}
