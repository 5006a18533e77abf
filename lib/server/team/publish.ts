import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { CheckedStep } from "./member/checked-step";
import { type Member, tell } from "./member/member";
import { type TeamParts, toldIn } from "./team-parts";
import type { JudgedOn } from "./verdict-log";

/** Keeps verdicts as the newest and sends those that say anything new; `on` is what they stand on. */
export function publish(
  parts: Pick<TeamParts, "verdictLog" | "classWatch" | "number" | "log">,
  member: Member,
  verdicts: readonly { step: CheckedStep; verdict: Verdict }[],
  on: JudgedOn,
): void {
  const onError = toldIn(parts, "a page was not told");
  for (const { step, verdict } of verdicts) {
    const { at, task } = step;
    const isNew = member.told.enter(at.lab, at.step, verdict);
    const isOnDeed = parts.verdictLog.judged(member, step, { verdict, isNew, on });
    if (isNew || isOnDeed) {
      const { code } = verdict.diagnosis ?? {};
      const saysUntouched = step.bound.facts.untouched.some((each) => each === code);
      const isUntouched = saysUntouched && !isOnDeed;
      const { scrapedAtMs = null } = on;
      const sinceScrapeMs =
        isNew && scrapedAtMs !== null ? Math.max(0, Date.now() - scrapedAtMs) : null;
      parts.classWatch.judged(member.learner, { at, verdict, isUntouched, sinceScrapeMs });
    }
    if (!isNew) continue;
    tell(
      member,
      { event: "verdict", data: { ...at, task: task.id, verdict } },
      parts.number,
      onError,
    );
  }
}
