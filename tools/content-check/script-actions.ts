import type { Lab } from "@/lib/domain/lab/lab";
import type { ReplayAction } from "@/lib/domain/lab/replay";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Replays } from "@/lib/server/content/load-replays";
import type { ScriptedAction, StepAt } from "./replay-case";

/**
 * Replaces every `run` by the solution of the step it names, at any depth. The error is the circle, as
 * the ids of its steps, where solutions run one another without end.
 */
export function scriptActions(
  actions: readonly ReplayAction[],
  at: StepAt,
  lab: Lab,
  replays: Replays,
  above: readonly string[] = [],
): Result<ScriptedAction[], string[]> {
  const scripted: ScriptedAction[] = [];
  for (const action of actions) {
    if (action.run === undefined) {
      scripted.push({ at, action });
      continue;
    }
    const below = [...above, action.run];
    if (above.includes(action.run)) return err(below);
    const solution = replays.get(action.run)?.solution ?? [];
    const inner = scriptActions(solution, stepAt(lab, action.run), lab, replays, below);
    if (!inner.ok) return inner;
    scripted.push(...inner.value);
  }
  return ok(scripted);
}

function stepAt(lab: Lab, step: string): StepAt {
  const task = lab.tasks.find(({ steps }) => steps.some(({ id }) => id === step));
  if (!task) throw new Error(`the loader let the unknown step ${step} pass`);
  return { lab: lab.id, task: task.id, step };
}
