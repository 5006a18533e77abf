/** What a cell of the board says about one step of one learner. */
export const cellStates = ["open", "trying", "waiting", "passed", "stuck"] as const;
export type CellState = (typeof cellStates)[number];

/** Why somebody should go there, most urgent first. */
export const needRules = ["asked", "same-diagnosis", "slow", "away"] as const;
export type NeedRule = (typeof needRules)[number];
