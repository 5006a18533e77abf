/** How often something has happened lately, counted up to a few times. */
export interface RecentTimes {
  add(nowMs: number): void;
  /** How many of the last `most` times are within the window. */
  count(nowMs: number): number;
}

export function createRecentTimes(windowMs: number, most: number): RecentTimes {
  let times: number[] = [];
  return {
    add(nowMs) {
      times = [...times, nowMs].slice(-most);
    },
    count: (nowMs) => times.filter((atMs) => nowMs - atMs < windowMs).length,
  };
}
