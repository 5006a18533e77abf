import { relative } from "node:path";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { CaseOutcome, ReplayCase } from "./replay-case";

/** One line for a case that has ended, while the others go on. */
export function formatProgress({ replayCase, failure, durationMs }: CaseOutcome): string {
  const { lab, task, step } = replayCase.at;
  const seconds = `${(durationMs / 1000).toFixed(1)} s`;
  return `${failure ? "FAILED" : "ok    "} ${lab}/${task}/${step}  ${replayCase.name}  (${seconds})`;
}

/** A failed case for its author: where it is written, what was expected and what came instead. */
export function formatFailure(
  replayCase: Pick<ReplayCase, "file" | "line" | "name">,
  { reason, verdict }: NonNullable<CaseOutcome["failure"]>,
): string {
  const place = `${relative(process.cwd(), replayCase.file)}:${replayCase.line}: ${replayCase.name}: ${reason}`;
  return verdict === null ? place : [place, ...tellVerdict(verdict)].join("\n");
}

/** The last line of a run, counted over all that was proved. */
export function formatSum(passed: number, failed: number): string {
  return `${passed} passed, ${failed} failed`;
}

function tellVerdict({ outcome, diagnosis, rungs }: Verdict): string[] {
  const came = diagnosis
    ? `${outcome} with ${diagnosis.code}: ${diagnosis.message}`
    : `${outcome}, which it must not be`;
  const details = [
    ["expected", diagnosis?.expected],
    ["observed", diagnosis?.observed],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`    ${name}: ${value}`]));
  const widest = Math.max(...rungs.map(({ id }) => id.length));
  const ladder = rungs.map(({ id, state, evidence }) =>
    `    ${id.padEnd(widest)}  ${state.padEnd(11)}  ${evidence}`.trimEnd(),
  );
  return [`  came: ${came}`, ...details, ...ladder];
}
