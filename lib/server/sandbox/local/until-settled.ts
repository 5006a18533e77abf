import { err, ok, type Result } from "@/lib/domain/result";
import type { SandboxEndpoints, SandboxProblem } from "@/lib/server/sandbox/sandboxes";
import type { TeamSandbox } from "./team-sandbox";

/**
 * Waits up to `waitMs` until it is decided whether a sandbox's servers can be used. `onChange` calls back on
 * every change; what it is called back with is a problem that ends the wait.
 */
export function untilSettled(
  sandbox: TeamSandbox,
  waitMs: number,
  onChange: (listener: (problem: SandboxProblem | null) => void) => () => void,
): Promise<Result<SandboxEndpoints, SandboxProblem>> {
  const settled = outcomeOf(sandbox);
  if (settled !== null) return Promise.resolve(settled);
  if (waitMs <= 0) return Promise.resolve(err({ kind: "sandbox-starting" }));
  return new Promise((resolve) => {
    const finish = (outcome: Result<SandboxEndpoints, SandboxProblem>) => {
      clearTimeout(timer);
      forget();
      resolve(outcome);
    };
    const timer = setTimeout(() => finish(err({ kind: "sandbox-starting" })), waitMs);
    const forget = onChange((problem) => {
      const outcome = problem === null ? outcomeOf(sandbox) : err(problem);
      if (outcome !== null) finish(outcome);
    });
  });
}

/** What a caller who waits is told; null while that is not decided. */
function outcomeOf(sandbox: TeamSandbox): Result<SandboxEndpoints, SandboxProblem> | null {
  const endpoints = sandbox.endpoints();
  if (endpoints !== null) return ok(endpoints);
  const { state, detail } = sandbox.status();
  if (state === "failed") return err({ kind: "sandbox-failed", message: detail ?? "" });
  if (state === "full") return err({ kind: "sandbox-full" });
  return null;
}
