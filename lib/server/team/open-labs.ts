import type { Lab } from "@/lib/domain/lab/lab";
import { hasOpen } from "./member/member";
import type { TeamParts, TeamState } from "./team-parts";

/** The labs that somebody of a team has open, or has just sent something to. */
export function openLabs({ labs, presentMs }: TeamParts, { members }: TeamState): Lab[] {
  const nowMs = Date.now();
  const all = [...members.values()];
  return [...labs.values()].filter(({ id }) =>
    all.some((member) => hasOpen(member, id, nowMs, presentMs)),
  );
}
