import { isAnswered } from "@/lib/domain/checks/check-kinds";
import type { Unqueried } from "@/lib/domain/checks/looks";
import type { QueryResult } from "@/lib/domain/prometheus/query-result";
import type { Target } from "@/lib/domain/prometheus/target";
import { isOvertaken } from "@/lib/domain/pushgateway/overtaken";
import type { NeededQuery } from "@/lib/domain/verdict/check-kind";
import type { Moment } from "@/lib/domain/verdict/ladder";
import { attemptBeforeDelete, newestAttempt } from "@/lib/server/team/history/newest-attempt";
import type { TeamSnapshot } from "@/lib/server/team/looks/team-snapshot";
import type { CheckedStep } from "@/lib/server/team/member/checked-step";
import type { JudgedStep } from "@/lib/server/team/member/judged-step";
import type { Member } from "@/lib/server/team/member/member";

/** Asks Prometheus, all at the moment of the snapshot. */
export type AskQueries = (
  needed: readonly NeededQuery[],
) => Promise<Readonly<Record<string, QueryResult>>>;

/**
 * Judges one step of a learner; a step of which nothing has changed keeps the verdict that it has. `isQuiet` says
 * that a scrape has just brought nothing new.
 */
export async function judgeStep(
  member: Member,
  step: CheckedStep,
  snapshot: TeamSnapshot,
  ask: AskQueries | null,
  isQuiet = false,
): Promise<JudgedStep> {
  const stands = await standingOf(member, step, snapshot);
  const before = member.judged.get(step.step);
  // What a learner answers may give something else at each moment.
  const isOfQuietScrape = isQuiet && !isAnswered(step.check);
  if (before && isSettled(before, stands, isOfQuietScrape)) return before;
  const needed = ask ? step.bound.queries(stands) : [];
  const queries = ask && needed.length > 0 ? await ask(needed) : {};
  const verdict = step.bound.judge({ ...stands, queries });
  const judged = { verdict, stoodOn: stands, hasAsked: needed.length > 0, isOfQuietScrape };
  member.judged.set(step.step, judged);
  return judged;
}

async function standingOf(
  { kept, learner }: Member,
  { at, step, check, bound, before }: CheckedStep,
  { look, past }: TeamSnapshot,
): Promise<Unqueried> {
  const passedBefore = before && (await kept.passed(before.lab)).get(before.step);
  const newest = newestAttempt(past, learner.id, { ...at, check });
  const isOld = newest !== null && isOvertaken(newest, past.history, bound.subject);
  return {
    ...look,
    history: past.history,
    newestAttempt: isOld ? null : newest,
    beforeDelete: isOld ? null : attemptBeforeDelete(past, learner.id, { ...at, check }),
    // Its pass is as old as the look that it stands on.
    stepBeforePassedAtMs: passedBefore ? Date.parse(passedBefore.checkedAt) : null,
    answer: isAnswered(check) ? await kept.lastAnswer({ lab: at.lab, step: step.id }) : null,
  };
}

/**
 * True where a step would be told the same once more. What was asked of Prometheus, what waits for a scrape
 * and what could not be looked at changes with time; all else with what is on the servers and on record. What was
 * asked after a scrape that brought nothing new is answered the same after the next such one.
 */
function isSettled(before: JudgedStep, now: Unqueried, isQuiet: boolean): boolean {
  const { verdict, stoodOn, hasAsked, isOfQuietScrape } = before;
  if (verdict.outcome !== "failed" || (hasAsked && !(isQuiet && isOfQuietScrape))) return false;
  return comparisons.every((isSame) => isSame(stoodOn, now));
}

type Seen = Omit<Unqueried, keyof Moment>;
type Compare = (before: Seen, now: Seen) => boolean;

/** Whether each part of what a verdict stands on is as it was; a new look has to say here when it is. */
const sameness: Readonly<Record<keyof Seen, Compare>> = {
  gateway: ({ gateway: before }, { gateway: now }) =>
    before.ok && now.ok && before.value === now.value,
  history: (before, now) => before.history === now.history,
  newestAttempt: (before, now) => before.newestAttempt === now.newestAttempt,
  beforeDelete: (before, now) => before.beforeDelete === now.beforeDelete,
  stepBeforePassedAtMs: (before, now) => before.stepBeforePassedAtMs === now.stepBeforePassedAtMs,
  answer: (before, now) => before.answer === now.answer,
  alerts: (before, now) => JSON.stringify(before.alerts) === JSON.stringify(now.alerts),
  target: ({ target: before }, { target: now }) =>
    before.ok && now.ok && isSameTarget(before.value, now.value),
};
const comparisons = Object.values(sameness);

/** Alike but for when it was scraped, which tells nothing of what a failed step lacks. */
function isSameTarget(before: Target | null, now: Target | null): boolean {
  return before === now || JSON.stringify(timeless(before)) === JSON.stringify(timeless(now));
}

function timeless(target: Target | null) {
  return target && { ...target, lastScrapeAtMs: null, lastScrapeDurationMs: null };
}
