import type { Target } from "./target";

/** How much is tried: all of it, or as much as belongs into every run of the tests. */
export interface Amount {
  randomRequests: number;
  randomMs: number;
  seed: number;
  isShort: boolean;
}

/** One row of the table: something that was tried, and what of it was not as it should be. */
export interface Tried {
  what: string;
  times: number;
  /** What came of it, in a few words. */
  found: string;
  faults: string[];
}

/** A kind of attack; each may leave learners and data behind, and the app as alive as it was. */
export interface AttackKind {
  title: string;
  run(target: Target, amount: Amount): Promise<Tried[]>;
}

/** `3 × 400, 1 × 404`. */
export function countAnswers(answers: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return [...counts].map(([answer, count]) => `${count} × ${answer}`).join(", ");
}
