import type { Expectation } from "./replay-case";

const shortMs = 500;
/** Long enough to be judged between two scrapes on a busy machine too. */
export const longMs = 4000;

/** How often the servers of a case scrape: seldom where the verdict is to be seen waiting for it. */
export function scrapeIntervalMsFor(expected: Expectation): number {
  return expected.kind === "diagnosed" && expected.outcome === "pending" ? longMs : shortMs;
}
