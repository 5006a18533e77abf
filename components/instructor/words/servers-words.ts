import type { BoardLearner } from "@/lib/contract/classroom/board";
import { adviseOn, markOf } from "@/lib/domain/stack/unreachable-advice";

type Marked = Pick<BoardLearner, "sandboxProblem" | "sandboxFault">;

/** In a few words what is wrong with a team's servers. */
export function serversMark({ sandboxFault: fault }: Marked): string {
  return fault ? markOf(fault) : "servers not reached";
}

/** What is wrong with them, what to see to, and what the team reads meanwhile. */
export function serversAdvice(
  { sandboxFault: fault, sandboxProblem = "" }: Marked,
  { addressOf }: { addressOf: (at: string) => string },
): string {
  const advice = fault ? adviseOn(fault, addressOf(fault.at)) : "Servers not reached.";
  return `${advice} The team reads: ${sandboxProblem}`;
}
