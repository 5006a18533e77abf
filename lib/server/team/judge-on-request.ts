import type { Verdict } from "@/lib/domain/verdict/verdict";
import { askOnce } from "./ask-once";
import type { CheckedStep } from "./checked-step";
import { judgeSteps } from "./judge-steps";
import type { ServerLook } from "./looks";
import type { Member } from "./member";
import { publish } from "./publish";
import type { TeamParts, TeamState } from "./team-parts";
import { snapshotWithout, type TeamSnapshot, takeSnapshot } from "./team-snapshot";

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
  for (const step of steps) {
    const verdict = (await member.kept.passed(step.at.lab)).get(step.at.step);
    if (verdict) kept[step.at.step] = verdict;
    else open.push(step);
  }
  if (open.length === 0) return kept;
  const snapshot = await sceneOf(parts, team, open);
  const ask = snapshot.at && askOnce(parts.observer, snapshot.at, snapshot.look.nowMs);
  const { verdicts } = await judgeSteps(member, open, snapshot, ask);
  publish(parts, member, verdicts, { ...snapshot, answered });
  const judged = verdicts.map(({ step, verdict }) => [step.at.step, verdict] as const);
  return { ...kept, ...Object.fromEntries(judged) };
}

async function sceneOf(
  { sandboxes, observer }: TeamParts,
  { name, history }: TeamState,
  steps: readonly CheckedStep[],
): Promise<TeamSnapshot> {
  const sandbox = await sandboxes.ensure(name, sandboxWaitMs);
  if (!sandbox.ok) return snapshotWithout(history, sandbox.error);
  return takeSnapshot({ history, observer }, sandbox.value, { needs: looksOf(steps) });
}

/** The looks at servers that some steps need. */
function looksOf(steps: readonly CheckedStep[]): ReadonlySet<ServerLook> {
  const needs = steps.flatMap(({ bound }) => bound.facts.needs);
  return new Set(needs.filter((name) => name === "gateway" || name === "targets"));
}
