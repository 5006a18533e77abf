/** What the order of requests for help goes by. */
export interface Waiting {
  state: "open" | "claimed" | "resolved";
  isOnHold: boolean;
  /** Which request of its learner it is: 1 for the first. */
  nth: number;
  askedAtMs: number;
}

/**
 * Who still waits for somebody to come, in the order to go: a first request before a fifth, then who has
 * waited longest. Whom somebody helps already, and who has put it off, does not wait.
 */
export function inHelpOrder<W extends Waiting>(requests: readonly W[]): W[] {
  return requests
    .filter(({ state, isOnHold }) => state === "open" && !isOnHold)
    .sort((a, b) => a.nth - b.nth || a.askedAtMs - b.askedAtMs);
}
