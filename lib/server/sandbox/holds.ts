/** Which teams have a page open, and how often. */
export interface Holds {
  /** Counts one more page, until the returned function is called. */
  add(team: string): () => void;
  has(team: string): boolean;
  size(): number;
}

export function createHolds(): Holds {
  const pages = new Map<string, number>();
  const change = (team: string, by: 1 | -1) => {
    const count = (pages.get(team) ?? 0) + by;
    if (count > 0) pages.set(team, count);
    else pages.delete(team);
  };
  return {
    add(team) {
      change(team, 1);
      let isHeld = true;
      return () => {
        if (isHeld) change(team, -1);
        isHeld = false;
      };
    },
    has: (team) => pages.has(team),
    size: () => pages.size,
  };
}
