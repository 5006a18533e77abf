import type { ServerLook } from "@/lib/domain/checks/looks";
import { unionOfStacks } from "@/lib/domain/stack/stack";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { askOnce } from "./judging/ask-once";
import { judgeSteps } from "./judging/judge-steps";
import { isServerLook } from "./looks/looks";
import { snapshotWithout, type TeamSnapshot, takeSnapshot } from "./looks/team-snapshot";
import type { CheckedStep } from "./member/checked-step";
import type { Member } from "./member/member";
import { publish } from "./publish";
import type { TeamParts, TeamState } from "./team-parts";

/** How long a check waits for a sandbox that is starting; milliseconds. */
const sandboxWaitMs = 5000;

/** The verdicts of some steps of a lab now, by step id; `answered` is the step that was answered just before. */
export async function judgeOnRequest(
  parts: TeamParts,
  team: TeamState,
  member: Member,
  steps: readonly CheckedStep[],
  answered?: string,
): Promise<Record<string, Verdict>> {
  const kept: Record<string, Verdict> = {};
  const open: CheckedStep[] = [];
  const isClosed = await parts.classGate.closedTo(member.learner);
  for (const step of steps) {
    const verdict = (await member.kept.passed(step.at.lab)).get(step.at.step);
    if (verdict) kept[step.at.step] = verdict;
    else if (!isClosed(step.at)) open.push(step);
  }
  if (open.length === 0) return kept;
  const snapshot = await snapshotOf(parts, team, open);
  const ask = snapshot.at && askOnce(parts.observer, snapshot.at, snapshot.look.nowMs);
  const { verdicts } = await judgeSteps(member, open, snapshot, ask);
  publish(parts, member, verdicts, { ...snapshot, answered });
  const judged = verdicts.map(({ step, verdict }) => [step.at.step, verdict] as const);
  return { ...kept, ...Object.fromEntries(judged) };
}

async function snapshotOf(
  parts: TeamParts,
  team: TeamState,
  steps: readonly CheckedStep[],
): Promise<TeamSnapshot> {
  const { sandboxes, observer } = parts;
  const { name, history } = team;
  const asked = steps.flatMap(({ at }) => parts.labs.get(at.lab)?.stack ?? []);
  team.stack = unionOfStacks([team.stack, asked]);
  sandboxes.use(name, team.stack);
  const sandbox = await sandboxes.ensure(name, sandboxWaitMs);
  if (!sandbox.ok) return snapshotWithout(history, sandbox.error);
  // Where others than this app reach the servers, what was seen before is no proof of anything.
  const before = sandboxes.can.start ? team.lastLook : null;
  return takeSnapshot({ history, observer }, sandbox.value, { needs: looksOf(steps), before });
}

/** The looks at servers that some steps need. */
export function looksOf(steps: readonly CheckedStep[]): ReadonlySet<ServerLook> {
  return new Set(steps.flatMap(({ bound }) => bound.facts.needs).filter(isServerLook));
}
