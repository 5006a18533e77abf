import { setTimeout as sleep } from "node:timers/promises";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { perform } from "./perform";
import type { Expectation, Played, Scene } from "./scene";
import type { Stage } from "./stage";
import { patienceMs, waitForScrape } from "./wait-for-scrape";

type Failure = Played["failure"];
type Ending = Pick<Played, "failure" | "verdict">;

const sandboxWaitMs = 15_000;
const lookAgainAfterMs = 40;

/** Plays one scene on a fresh stage and compares how the step is judged with what was expected. */
export async function playScene(scene: Scene, stage: Stage): Promise<Ending> {
  const sandbox = await stage.sandboxes.ensure(stage.learner.team, sandboxWaitMs);
  if (!sandbox.ok) return platform(`the servers did not start: ${sandbox.error.kind}`);
  for (const action of scene.actions) {
    const done = await perform(action, stage);
    if (!done.ok) return platform(done.error);
    const isRefused = done.value !== null && done.value >= 300;
    if (scene.expected.kind === "accepted" && isRefused) {
      return { failure: refusal(done.value, await check(scene, stage)), verdict: null };
    }
  }
  return scene.expected.kind === "accepted"
    ? { failure: null, verdict: null }
    : judged(scene, stage);
}

async function judged(scene: Scene, stage: Stage): Promise<Ending> {
  const verdict = await expectedVerdict(scene, stage);
  if (!isExpected(scene.expected, verdict)) {
    return { failure: { reason: `expected ${tell(scene.expected)}`, verdict }, verdict };
  }
  const failure = mayPassLater(scene.expected) ? null : await stillNotPassed(scene, stage);
  return { failure, verdict };
}

function refusal(status: number | null, verdict: Verdict): Failure {
  return { reason: `a learner who runs this as it stands is answered ${status}`, verdict };
}

/** Asks until the verdict is as expected, passed, or stays away for too long; the last one is told. */
async function expectedVerdict(scene: Scene, stage: Stage): Promise<Verdict> {
  const giveUpAtMs = Date.now() + patienceMs(stage);
  for (;;) {
    const verdict = await check(scene, stage);
    const isDecided = isExpected(scene.expected, verdict) || verdict.outcome === "passed";
    if (isDecided || Date.now() > giveUpAtMs) return verdict;
    await sleep(waitMs(verdict));
  }
}

/** What is wrong has to stay wrong when the next scrape has brought everything to Prometheus. */
async function stillNotPassed(scene: Scene, stage: Stage): Promise<Failure> {
  const scraped = await waitForScrape(stage);
  if (!scraped.ok) return platform(scraped.error).failure;
  const verdict = await check(scene, stage);
  if (verdict.outcome !== "passed") return null;
  return {
    reason: `expected ${tell(scene.expected)}, and still so after the next scrape`,
    verdict,
  };
}

async function check({ at }: Scene, { verdicts, learner }: Stage): Promise<Verdict> {
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
