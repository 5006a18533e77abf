import type { BoardLearner } from "@/lib/contract/classroom/board";
import { needRules } from "@/lib/domain/classroom/need";

/**
 * Who needs somebody stands first, by the urgency of the rule and then who has waited longest; then who is least
 * far; then by name, as the page calls them: real names give nobody away who is hidden.
 */
export function sortByNeed(
  learners: Iterable<BoardLearner>,
  nameOf: (learner: BoardLearner) => string = ({ name }) => name,
): BoardLearner[] {
  return Array.from(learners, (learner) => ({
    learner,
    name: nameOf(learner),
    rank: learner.needsHelp ? needRules.indexOf(learner.needsHelp) : needRules.length,
    since: learner.need?.since ?? "",
    passed: learner.steps.filter(({ state }) => state === "passed").length,
  }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        compare(a.since, b.since) ||
        a.passed - b.passed ||
        byName.compare(a.name, b.name) ||
        compare(a.learner.id, b.learner.id),
    )
    .map(({ learner }) => learner);
}

const byName = new Intl.Collator("en", { numeric: true });

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The order that is shown while it is held, and how many rows would move, come or go if it were not. */
export interface HeldOrder {
  ids: readonly string[];
  changes: number;
}

/**
 * Keeps the rows where they are. Whoever is gone (no longer in `existing`) goes at once, and who is new comes at
 * the end, since neither moves a row that somebody is reading; who only would not be shown any more stays.
 */
export function holdOrder(
  held: readonly string[],
  wanted: readonly string[],
  existing: { has(id: string): boolean },
): HeldOrder {
  const before = new Set(held);
  const stays = held.filter((id) => existing.has(id));
  const ids = [...stays, ...wanted.filter((id) => !before.has(id))];
  const place = new Map(wanted.map((id, index) => [id, index]));
  const places = ids.flatMap((id) => place.get(id) ?? []);
  return { ids, changes: ids.length - longestRising(places) };
}

/** How many of these can stay where they are: the length of the longest subsequence that rises. */
function longestRising(values: readonly number[]): number {
  // At each index the lowest end of a rising subsequence of that length; by patience sorting.
  const ends: number[] = [];
  for (const value of values) {
    let [from, to] = [0, ends.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((ends[middle] ?? 0) < value) from = middle + 1;
      else to = middle;
    }
    ends[from] = value;
  }
  return ends.length;
}
