import type { SandboxAnswer } from "@/lib/contract/sandbox";
import { type StepNow, showVerdict } from "./pipeline-verdict";
import type { PipelinePart, PipelineView } from "./pipeline-view";

interface Seen extends StepNow {
  sandbox: SandboxAnswer;
  passed: number;
  total: number;
  /** The connection is lost: all this was so, and may no longer be. */
  isLost: boolean;
}

/** The pipeline as the servers say it is. Pure: what ticks is added by the page. */
export function viewPipeline(seen: Seen): PipelineView {
  const { sandbox, verdict, passed, total, isLost } = seen;
  const outcome = verdict ? outcomeTones[verdict.outcome] : "idle";
  const view: PipelineView = {
    request: viewRequest(sandbox),
    push: viewPush(sandbox),
    pushgateway: viewGateway(sandbox),
    scrape: viewScrape(sandbox),
    prometheus: viewPrometheus(sandbox),
    query: { tone: outcome, line: "" },
    check: { tone: outcome, line: `${passed}/${total} passed` },
  };
  return isLost ? unlit(view) : showVerdict(view, seen);
}

function unlit(view: PipelineView): PipelineView {
  const idle = (part: PipelinePart): PipelinePart => ({ ...part, tone: "idle" });
  return {
    request: idle(view.request),
    push: idle(view.push),
    pushgateway: idle(view.pushgateway),
    scrape: idle(view.scrape),
    prometheus: idle(view.prometheus),
    query: idle(view.query),
    check: idle(view.check),
  };
}

const outcomeTones = {
  passed: "ok",
  failed: "idle",
  pending: "waiting",
  unknown: "unknown",
} as const;

function viewRequest({ lastAttempt }: SandboxAnswer): PipelinePart {
  return lastAttempt
    ? { tone: "ok", line: `sent ${lastAttempt.method}` }
    : { tone: "idle", line: "nothing sent" };
}

function viewPush({ lastAttempt }: SandboxAnswer): PipelinePart {
  if (!lastAttempt) return { tone: "idle", line: "" };
  const { status } = lastAttempt;
  return { tone: status >= 200 && status < 300 ? "ok" : "failed", line: String(status) };
}

const gatewayStates: Readonly<Record<Exclude<SandboxAnswer["state"], "ready">, PipelinePart>> = {
  starting: { tone: "busy", line: "starting" },
  restarting: { tone: "busy", line: "restarting" },
  failed: { tone: "failed", line: "failed" },
  stopped: { tone: "idle", line: "asleep" },
  full: { tone: "waiting", line: "waiting for a place" },
};

function viewGateway({ state, expositionStatus, groups }: SandboxAnswer): PipelinePart {
  if (state !== "ready") return gatewayStates[state];
  if (expositionStatus === null) return { tone: "unknown", line: "no answer" };
  if (expositionStatus !== 200) return { tone: "failed", line: "poisoned" };
  return { tone: "ok", line: countGroups(groups.length) };
}

export function countGroups(count: number): string {
  if (count === 0) return "no groups";
  return count === 1 ? "1 group" : `${count} groups`;
}

export function viewScrape({ state, target, lastScrapeAt }: SandboxAnswer): PipelinePart {
  if (state !== "ready") return { tone: "idle", line: "" };
  if (!target || lastScrapeAt === null) return { tone: "waiting", line: "" };
  return target.health === "down" ? { tone: "failed", line: "failed" } : { tone: "ok", line: "" };
}

function viewPrometheus({ state, target }: SandboxAnswer): PipelinePart {
  // A gateway that restarts takes the whole sandbox from view; Prometheus itself goes on.
  if (state === "restarting") return { tone: "waiting", line: "waiting" };
  if (state !== "ready") return gatewayStates[state];
  if (!target) return { tone: "waiting", line: "no target yet" };
  const { health } = target;
  if (health === "down") return { tone: "failed", line: "target down" };
  return health === "up"
    ? { tone: "ok", line: "target up" }
    : { tone: "waiting", line: "not scraped yet" };
}
