import { setTimeout as sleep } from "node:timers/promises";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { Fixture } from "./fixture";
import { perform } from "./perform";
import type { CaseOutcome, Expectation, ReplayCase } from "./replay-case";
import { patienceMs, waitForScrape } from "./wait-for-scrape";

type Failure = CaseOutcome["failure"];
type Ending = Pick<CaseOutcome, "failure" | "verdict">;

/** Only servers that never start take so long, on a busy machine too. */
const sandboxWaitMs = 150_000;
const lookAgainAfterMs = 40;

/** Runs one case on a fresh fixture and compares how the step is judged with what was expected. */
export async function runCase(replayCase: ReplayCase, fixture: Fixture): Promise<Ending> {
  const sandbox = await fixture.sandboxes.ensure(fixture.learner.team, sandboxWaitMs);
  if (!sandbox.ok) return platform(`the servers did not start: ${sandbox.error.kind}`);
  for (const action of replayCase.actions) {
    const done = await perform(action, fixture);
    if (!done.ok) return platform(done.error);
    const isRefused = done.value !== null && done.value >= 300;
    if (replayCase.expected.kind === "accepted" && isRefused) {
      return { failure: refusal(done.value, await check(replayCase, fixture)), verdict: null };
    }
  }
  return replayCase.expected.kind === "accepted"
    ? { failure: null, verdict: null }
    : judged(replayCase, fixture);
}

async function judged(replayCase: ReplayCase, fixture: Fixture): Promise<Ending> {
  const verdict = await expectedVerdict(replayCase, fixture);
  if (!isExpected(replayCase.expected, verdict)) {
    return { failure: { reason: `expected ${tell(replayCase.expected)}`, verdict }, verdict };
  }
  const failure = mayPassLater(replayCase.expected)
    ? null
    : await stillNotPassed(replayCase, fixture);
  return { failure, verdict };
}

function refusal(status: number | null, verdict: Verdict): Failure {
  return { reason: `a learner who runs this as it stands is answered ${status}`, verdict };
}

/** Asks until the verdict is as expected, passed, or stays away for too long; the last one is told. */
async function expectedVerdict(replayCase: ReplayCase, fixture: Fixture): Promise<Verdict> {
  const giveUpAtMs = Date.now() + patienceMs(fixture);
  for (;;) {
    const verdict = await check(replayCase, fixture);
    const isDecided = isExpected(replayCase.expected, verdict) || verdict.outcome === "passed";
    if (isDecided) return verdict;
    if (Date.now() > giveUpAtMs) break;
    await sleep(waitMs(verdict));
  }
  // On a busy machine scrapes come late: what the next two do not bring does not come.
  await waitForScrape(fixture);
  await waitForScrape(fixture);
  return check(replayCase, fixture);
}

/** What is wrong has to stay wrong when the next scrape has brought everything to Prometheus. */
async function stillNotPassed(replayCase: ReplayCase, fixture: Fixture): Promise<Failure> {
  const scraped = await waitForScrape(fixture);
  if (!scraped.ok) return platform(scraped.error).failure;
  const verdict = await check(replayCase, fixture);
  if (verdict.outcome !== "passed") return null;
  return {
    reason: `expected ${tell(replayCase.expected)}, and still so after the next scrape`,
    verdict,
  };
}

async function check({ at }: ReplayCase, { verdicts, learner }: Fixture): Promise<Verdict> {
  const checked = await verdicts.checkStep(learner, at);
  if (!checked.ok) throw new Error(`the step ${at.step} cannot be checked: ${checked.error.kind}`);
  return checked.value;
}

function waitMs({ outcome, nextScrapeAt }: Verdict): number {
  if (outcome !== "pending" || nextScrapeAt === null) return lookAgainAfterMs;
  return Math.max(lookAgainAfterMs, Date.parse(nextScrapeAt) - Date.now());
}

/** True for what is right so far: the next scrape completes it. */
function mayPassLater(expected: Expectation): boolean {
  return (
    expected.kind === "passed" || (expected.kind === "diagnosed" && expected.outcome === "pending")
  );
}

function isExpected(expected: Expectation, { outcome, diagnosis }: Verdict): boolean {
  switch (expected.kind) {
    case "passed":
      return outcome === "passed";
    case "not-passed":
      return outcome === "failed" || outcome === "pending";
    case "accepted":
      return true;
    case "diagnosed":
      return (
        outcome === expected.outcome &&
        diagnosis !== null &&
        expected.codes.includes(diagnosis.code)
      );
  }
}

function tell(expected: Expectation): string {
  if (expected.kind !== "diagnosed") return expected.kind.replace("-", " ");
  return `${expected.outcome} with ${expected.codes.join(" or ")}`;
}

function platform(reason: string): Ending {
  return { failure: { reason, verdict: null }, verdict: null };
}
