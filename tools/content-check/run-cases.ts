import type { Result } from "@/lib/domain/result";
import type { Fixture } from "./fixture";
import type { CaseOutcome, ReplayCase } from "./replay-case";
import { runCase } from "./run-case";

/** Runs cases in their order, a few at a time, each on a fixture of its own. */
export async function runCases(
  cases: readonly ReplayCase[],
  {
    atOnce,
    openFixture,
    onEnded,
    signal,
  }: {
    atOnce: number;
    openFixture: (replayCase: ReplayCase) => Promise<Result<Fixture, string>>;
    onEnded: (outcome: CaseOutcome) => void;
    /** Once aborted, no further case begins, and those under way count for nothing. */
    signal: AbortSignal;
  },
): Promise<CaseOutcome[]> {
  const outcomes: CaseOutcome[] = [];
  const queue = cases.values();

  async function runOne(replayCase: ReplayCase): Promise<Pick<CaseOutcome, "failure" | "verdict">> {
    const opened = await openFixture(replayCase);
    if (!opened.ok) return broken(opened.error);
    try {
      return await runCase(replayCase, opened.value);
    } catch (error) {
      // A bug met in one case must not keep the others from being run.
      return broken(`the app broke: ${reasonOf(error)}`);
    } finally {
      await opened.value.close();
    }
  }

  async function runner(): Promise<void> {
    for (const replayCase of queue) {
      if (signal.aborted) return;
      const beganAtMs = Date.now();
      const ending = await runOne(replayCase);
      if (signal.aborted) return;
      const result = { replayCase, ...ending, durationMs: Date.now() - beganAtMs };
      outcomes.push(result);
      onEnded(result);
    }
  }

  await Promise.all(Array.from({ length: atOnce }, runner));
  return outcomes;
}

function broken(reason: string): Pick<CaseOutcome, "failure" | "verdict"> {
  return { failure: { reason, verdict: null }, verdict: null };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
