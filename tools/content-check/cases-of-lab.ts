import { dirname, join } from "node:path";
import { checkedSteps, type Lab, type Step } from "@/lib/domain/lab/lab";
import type { ReplayAction } from "@/lib/domain/lab/replay";
import { err, ok, type Result } from "@/lib/domain/result";
import { type ContentError, contentError } from "@/lib/server/content/content-error";
import type { LocatedReplay, Replays } from "@/lib/server/content/load-replays";
import { findSpoilers } from "./find-spoilers";
import type { Expectation, ReplayCase, StepAt } from "./replay-case";
import { scriptActions } from "./script-actions";

/** A case before its actions are scripted. */
type Draft = Pick<ReplayCase, "name" | "file" | "line" | "expected"> & {
  actions: readonly ReplayAction[];
};

/**
 * All that has to be proved about a lab: each step does not pass untouched, nor by what its Request tab
 * starts with; its solution passes; each of its mistakes gets its diagnosis. No hint may print a solution.
 */
export function casesOfLab(lab: Lab, replays: Replays): Result<ReplayCase[], ContentError[]> {
  const cases: ReplayCase[] = [];
  const errors: ContentError[] = [];
  for (const { task, step } of checkedSteps(lab)) {
    const replay = replays.get(step.id);
    if (!replay) throw new Error(`the loader let ${step.id} pass without a replay`);
    const at = { lab: lab.id, task: task.id, step: step.id };
    errors.push(...findSpoilers(step, replay));
    for (const draft of draftsOf(step, replay)) {
      const replayCase = caseOf(draft, at, lab, replays);
      if (replayCase.ok) cases.push(replayCase.value);
      else errors.push(replayCase.error);
    }
  }
  return errors.length > 0 ? err(errors) : ok(cases);
}

function draftsOf(step: Step, replay: LocatedReplay): Draft[] {
  const { solution, mistakes, file, lineOf } = replay;
  const text = { file: join(dirname(file), `${step.id}.md`), line: 1 };
  const notPassed: Expectation = { kind: "not-passed" };
  const before = solution.slice(0, solution.findIndex(isOwn));
  const drafts: Draft[] = [{ ...text, name: "untouched", actions: [], expected: notPassed }];
  if (before.some(({ run }) => run !== undefined)) {
    const name = "after the steps that it builds on";
    drafts.push({ ...text, name, actions: before, expected: notPassed });
  }
  if (step.request) {
    const name = "what the Request tab starts with, sent as it is";
    const actions = [...before, { send: step.request }];
    drafts.push({ ...text, name, actions, expected: notPassed });
  }
  const line = lineOf(["solution"]);
  drafts.push({ file, line, name: "solution", actions: solution, expected: { kind: "passed" } });
  for (const [i, { name, actions, code, outcome }] of mistakes.entries()) {
    const expected: Expectation = { kind: "diagnosed", outcome, codes: code };
    drafts.push({
      file,
      line: lineOf(["mistakes", i]),
      name: `mistake: ${name}`,
      actions,
      expected,
    });
  }
  return drafts;
}

/** What a solution itself does for the step, after the steps that it builds on. */
function isOwn(action: ReplayAction): boolean {
  return action.run === undefined && action["wait-for-scrape"] === undefined;
}

function caseOf(
  draft: Draft,
  at: StepAt,
  lab: Lab,
  replays: Replays,
): Result<ReplayCase, ContentError> {
  const above = draft.expected.kind === "passed" ? [at.step] : [];
  const actions = scriptActions(draft.actions, at, lab, replays, above);
  if (actions.ok) return ok({ ...draft, at, actions: actions.value });
  const circle = actions.error.join(" → ");
  const message = `the solutions run one another in a circle: ${circle}; write out one of them`;
  return err(contentError(draft.file, draft.line, message));
}
