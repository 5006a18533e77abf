import type { Diagnosis, Remark } from "./diagnosis";

export const outcomes = ["passed", "failed", "pending", "unknown"] as const;
export type Outcome = (typeof outcomes)[number];

export const rungStates = ["ok", "broken", "waiting", "not-reached"] as const;
export type RungState = (typeof rungStates)[number];

/** One link of the causal chain that a verdict walks, with one sentence on what was seen there. */
export interface Rung {
  id: string;
  state: RungState;
  evidence: string;
}

/**
 * The outcome of a check at one moment. `failed`, `pending` and `unknown` always carry a diagnosis;
 * `passed` never does. Times are ISO 8601 in UTC.
 */
export interface Verdict {
  outcome: Outcome;
  rungs: Rung[];
  diagnosis: Diagnosis | null;
  /**
   * What else is wrong with the same thing, further down the causal chain; never what only follows from
   * the diagnosis. Empty unless failed.
   */
  alsoWrong: Diagnosis[];
  remarks: Remark[];
  nextScrapeAt: string | null;
  checkedAt: string;
}
