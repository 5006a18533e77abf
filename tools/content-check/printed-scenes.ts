import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import { err, ok, type Result } from "@/lib/domain/result";
import { type ContentError, contentError } from "@/lib/server/content/content-error";
import { findCodeBlocks } from "./code-blocks";
import { readPrinted } from "./printed-action";
import type { Scene, StepAt } from "./scene";

/**
 * One scene for each command and request that a lab's steps print, hints included: a learner who runs it
 * as it stands must not be refused.
 */
export async function printedScenes(
  dir: string,
  lab: Lab,
): Promise<Result<Scene[], ContentError[]>> {
  const scenes: Scene[] = [];
  const errors: ContentError[] = [];
  for (const { task, step } of checkedSteps(lab)) {
    const file = join(dir, lab.id, task.id, `${step.id}.md`);
    const at = { lab: lab.id, task: task.id, step: step.id };
    const printed = scenesOfText(await readFile(file, "utf8"), file, at);
    scenes.push(...printed.scenes);
    errors.push(...printed.errors);
  }
  return errors.length > 0 ? err(errors) : ok(scenes);
}

function scenesOfText(text: string, file: string, at: StepAt) {
  const scenes: Scene[] = [];
  const errors: ContentError[] = [];
  for (const block of findCodeBlocks(text)) {
    const { line } = block;
    const action = readPrinted(block);
    if (!action.ok) errors.push(contentError(file, line, action.error));
    else if (action.value) {
      const actions = [{ at, action: action.value }];
      const name = `printed: ${block.text.split("\n", 1)[0]}`;
      scenes.push({ at, name, file, line, actions, expected: { kind: "accepted" } });
    }
  }
  return { scenes, errors };
}
