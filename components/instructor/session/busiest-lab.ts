import type { BoardLearner } from "@/lib/contract/classroom/board";
import { currentStep } from "./filter";

/** The lab that most learners are in; null while nobody has joined. */
export function busiestLab(learners: Iterable<BoardLearner>): string | null {
  const counts = new Map<string, number>();
  for (const { steps } of learners) {
    const lab = currentStep(steps)?.lab;
    if (lab !== undefined) counts.set(lab, (counts.get(lab) ?? 0) + 1);
  }
  let busiest: string | null = null;
  for (const [lab, count] of counts) {
    if (busiest === null || count > (counts.get(busiest) ?? 0)) busiest = lab;
  }
  return busiest;
}
