import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import { err, ok, type Result } from "@/lib/domain/result";
import { type ContentError, contentError } from "@/lib/server/content/content-error";
import { findCodeBlocks } from "./code-blocks";
import { readPrinted } from "./printed-action";
import type { ReplayCase, StepAt } from "./replay-case";

/**
 * One case for each command and request that a lab's steps print, hints included: a learner who runs it
 * as it stands must not be refused.
 */
export async function printedCases(
  dir: string,
  lab: Lab,
): Promise<Result<ReplayCase[], ContentError[]>> {
  const cases: ReplayCase[] = [];
  const errors: ContentError[] = [];
  for (const { task, step } of checkedSteps(lab)) {
    const file = join(dir, lab.id, task.id, `${step.id}.md`);
    const at = { lab: lab.id, task: task.id, step: step.id };
    const printed = casesOfText(await readFile(file, "utf8"), file, at);
    cases.push(...printed.cases);
    errors.push(...printed.errors);
  }
  return errors.length > 0 ? err(errors) : ok(cases);
}

function casesOfText(text: string, file: string, at: StepAt) {
  const cases: ReplayCase[] = [];
  const errors: ContentError[] = [];
  for (const block of findCodeBlocks(text)) {
    const { line } = block;
    const action = readPrinted(block);
    if (!action.ok) errors.push(contentError(file, line, action.error));
    else if (action.value) {
      const actions = [{ at, action: action.value }];
      const name = `printed: ${block.text.split("\n", 1)[0]}`;
      cases.push({ at, name, file, line, actions, expected: { kind: "accepted" } });
    }
  }
  return { cases, errors };
}
