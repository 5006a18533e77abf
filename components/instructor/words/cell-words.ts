import { minuteText } from "@/components/ui/time-text";
import type { BoardCell, BoardLearner } from "@/lib/contract/classroom/board";
import type { NeedRule } from "@/lib/domain/classroom/need";
import { diagnosisHeadline, shortDiagnosis } from "./diagnosis-words";

type Cell = Pick<BoardCell, "state" | "attempts" | "passedAt" | "diagnosis">;

/** To the minute, in the zone of this browser unless another is named. */
export function minuteOf(iso: string, timeZone?: string): string {
  return minuteText(Date.parse(iso) / 1000, timeZone);
}

/** What stands in a cell: a sign and a word, so that colour is never needed. Waiting is drawn: few fonts have its sign. */
export function cellText(cell: Cell | undefined, timeZone?: string): string {
  switch (cell?.state) {
    case "trying":
      return `◔${cell.attempts || ""}`;
    case "waiting":
      return "waits";
    case "passed":
      return `✓${cell.passedAt ? minuteOf(cell.passedAt, timeZone) : ""}`;
    case "stuck":
      return `✗${cell.attempts || ""}${cell.diagnosis ? ` ${shortDiagnosis(cell.diagnosis)}` : ""}`;
    default:
      return "·";
  }
}

/** The same for a screen reader; the column's header tells the step, the row's the learner. */
export function cellSentence(cell: Cell | undefined, timeZone?: string): string {
  if (!cell || cell.state === "open") return "not begun";
  const tries = attemptsText(cell.attempts);
  const why = cell.diagnosis ? `, ${diagnosisHeadline(cell.diagnosis)}` : "";
  switch (cell.state) {
    case "trying":
      return `trying, ${tries}${why}`;
    case "waiting":
      return `waiting for the next scrape, ${tries}`;
    case "passed":
      return `passed${cell.passedAt ? ` at ${minuteOf(cell.passedAt, timeZone)}` : ""}, ${tries}`;
    case "stuck":
      return `stuck, ${tries}${why}`;
  }
}

function attemptsText(count: number): string {
  return count === 1 ? "1 attempt" : `${count} attempts`;
}

/** Which rule says that somebody should go there, and since when. */
export function needText(
  { needsHelp, need, steps }: Pick<BoardLearner, "needsHelp" | "need" | "steps">,
  timeZone?: string,
): string {
  if (!needsHelp) return "";
  const since = need ? ` ${minuteOf(need.since, timeZone)}` : "";
  const attempts = steps.find(({ lab, step }) => lab === need?.lab && step === need.step)?.attempts;
  const texts: Record<NeedRule, string> = {
    asked: `asked${since}`,
    "same-diagnosis": `same${attempts ? ` ×${attempts}` : " again"}${since && ` since${since}`}`,
    slow: `slow${since && ` since${since}`}`,
    away: `away${since && ` since${since}`}`,
  };
  return texts[needsHelp];
}

/** The rule in full, for who wants to know what it means. */
export const needRuleWords: Readonly<Record<NeedRule, string>> = {
  asked: "Asked for help",
  "same-diagnosis": "Three attempts or more with one diagnosis",
  slow: "Much longer on this step than those who passed it",
  away: "No page open and no attempt for ten minutes",
};

export const stateWords = {
  open: "not begun",
  trying: "trying",
  waiting: "waiting for a scrape",
  passed: "passed",
  stuck: "stuck",
} as const;
