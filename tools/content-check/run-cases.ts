import type { Result } from "@/lib/domain/result";
import type { Fixture } from "./fixture";
import type { CaseOutcome, ReplayCase } from "./replay-case";
import { runCase } from "./run-case";

type Ending = Pick<CaseOutcome, "failure" | "verdict">;

/** How often a case is run that is to be seen between two scrapes. */
const mostTries = 10;

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

  async function runOne(replayCase: ReplayCase): Promise<Ending> {
    for (let tries = 1; ; tries += 1) {
      const ending = await tryOne(replayCase);
      if (tries === mostTries || signal.aborted || !cameTooLate(replayCase, ending)) return ending;
    }
  }

  async function tryOne(replayCase: ReplayCase): Promise<Ending> {
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

/** A scrape came before it could be seen that one was waited for, as on a busy machine: that says nothing. */
function cameTooLate({ expected }: ReplayCase, { failure, verdict }: Ending): boolean {
  const isPending = expected.kind === "diagnosed" && expected.outcome === "pending";
  return isPending && failure !== null && verdict?.outcome === "passed";
}

function broken(reason: string): Ending {
  return { failure: { reason, verdict: null }, verdict: null };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
