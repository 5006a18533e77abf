import { outcomeWords } from "@/components/lab/verdict/verdict-words";
import { messageText } from "@/components/markdown/message-parts";
import { shortText } from "@/components/ui/time-text";
import type { SandboxAnswer } from "@/lib/contract/sandbox";
import { explainScrapeError } from "@/lib/domain/prometheus/explain-scrape-error";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { countGroups } from "./count-groups";
import { endOfWalk } from "./pipeline-verdict";
import type { StepNow } from "./pipeline-view";

/** What stands behind the state of a part, in sentences; `step` is the one that one works on. */
export function provePart(part: string, sandbox: SandboxAnswer, step: StepNow): string[] {
  const end = endOfWalk(step);
  const ofStep =
    end?.part === part && part !== "query" ? [messageText(end.rung.evidence, shortTime)] : [];
  return [...ofStep, ...(proofs[part]?.(sandbox, step.verdict) ?? [])];
}

type Prove = (sandbox: SandboxAnswer, verdict: Verdict | undefined) => string[];

/** By the id of a part: they are apart from the stations, and loaded when somebody asks. */
const proofs: Readonly<Record<string, Prove>> = {
  request: (sandbox) => [proveRequest(sandbox)],
  push: (sandbox) => [provePush(sandbox)],
  pushgateway: (sandbox) => [proveGateway(sandbox)],
  scrape: (sandbox) => [proveScrape(sandbox), ...explainFailure(sandbox)],
  prometheus: (sandbox) => [provePrometheus(sandbox), ...explainFailure(sandbox)],
  query: (_, verdict) => [proveQuery(verdict)],
  check: (_, verdict) => proveCheck(verdict),
};

/** The parts that can be proved. */
export const provenParts: readonly string[] = Object.keys(proofs);

function proveRequest({ lastAttempt }: SandboxAnswer): string {
  return lastAttempt
    ? `Last sent: ${lastAttempt.method} ${lastAttempt.path}`
    : "Nothing has been sent to your Pushgateway yet.";
}

function provePush({ lastAttempt }: SandboxAnswer): string {
  if (!lastAttempt) return "No request has crossed this link yet.";
  const { status } = lastAttempt;
  return status >= 200 && status < 300
    ? `The gateway took the last request and answered ${status}.`
    : `The gateway refused the last request with ${status}.`;
}

function proveGateway({ state, detail, expositionStatus, groups, ...is }: SandboxAnswer): string {
  if (state !== "ready") return detail ?? `Your sandbox is ${state}.`;
  if (expositionStatus === null) {
    return is.isExternal
      ? "Your Pushgateway does not answer now. The page goes on asking it."
      : "Your Pushgateway does not answer. It is started again by itself.";
  }
  if (expositionStatus === 200) {
    return `It holds ${countGroups(groups.length)}. Its /metrics answers 200.`;
  }
  return `The gateway's own /metrics answers ${expositionStatus}: it holds groups that contradict each other. Every push is refused until the faulty group is deleted.`;
}

function proveScrape({ state, target, lastScrapeAt }: SandboxAnswer): string {
  if (state !== "ready") return "No scrape runs now.";
  if (!target || lastScrapeAt === null) return "The first scrape is still to come.";
  return target.health === "down"
    ? `The last scrape failed: ${target.lastError ?? "no reason given"}`
    : "The last scrape that was seen went well.";
}

/** Why the last scrape failed, in the learner's terms, where that is known. */
function explainFailure({ state, target }: SandboxAnswer): string[] {
  const isDown = state === "ready" && target?.health === "down";
  const why = isDown ? explainScrapeError(target.lastError ?? "") : null;
  return why === null ? [] : [why];
}

function provePrometheus({ state, target }: SandboxAnswer): string {
  if (state !== "ready") return `Your sandbox is ${state}.`;
  if (!target) return "Prometheus tells nothing yet of the gateway as its target.";
  if (target.health === "unknown") return "The target is new.";
  return `up{job="pushgateway"} is ${target.health === "up" ? 1 : 0}.`;
}

/** In the browser's zone: no server renders a proof. */
function shortTime(iso: string): string {
  return shortText(Date.parse(iso) / 1000, Date.now() / 1000);
}

function proveQuery(verdict: Verdict | undefined): string {
  if (!verdict) return "Nothing was asked yet.";
  const last = verdict.rungs.findLast(({ state }) => state !== "not-reached");
  return last ? messageText(last.evidence, shortTime) : "Nothing was seen yet.";
}

function proveCheck(verdict: Verdict | undefined): string[] {
  const reason = messageText(verdict?.diagnosis?.message ?? "", shortTime);
  return [
    `The step you work on: ${outcomeWords[verdict?.outcome ?? "failed"].toLowerCase()}.`,
    ...(reason ? [reason] : []),
  ];
}
