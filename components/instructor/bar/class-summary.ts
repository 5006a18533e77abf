import type { BoardLearner } from "@/lib/contract/classroom/board";

/** Of those who count: how many they are, how many have passed all, and how many steps of how many were passed. */
export function summaryOf(learners: Iterable<BoardLearner>) {
  const sum = { count: 0, finished: 0, passed: 0, of: 0 };
  for (const { isCounted, steps } of learners) {
    if (!isCounted) continue;
    const passed = steps.filter(({ state }) => state === "passed").length;
    sum.count += 1;
    sum.passed += passed;
    sum.of += steps.length;
    if (steps.length > 0 && passed === steps.length) sum.finished += 1;
  }
  return sum;
}
