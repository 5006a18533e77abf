import type { SandboxAnswer } from "@/lib/contract/sandbox";
import { explainScrapeError } from "@/lib/domain/explain-scrape-error";
import type { Verdict } from "@/lib/domain/verdict";

/** How a part of the pipeline stands; `idle` has nothing to tell yet. */
export type Tone = "idle" | "ok" | "busy" | "waiting" | "failed" | "unknown";

export interface PipelinePart {
  tone: Tone;
  /** A few words that stand below the name, or on the link. */
  line: string;
  /** Sentences that prove it. */
  evidence: string[];
}

export interface PipelineView {
  editor: PipelinePart;
  push: PipelinePart;
  pushgateway: PipelinePart;
  scrape: PipelinePart;
  prometheus: PipelinePart;
  query: PipelinePart;
  check: PipelinePart;
}

interface Seen {
  sandbox: SandboxAnswer;
  /** Of the step that the workspace works for. */
  verdict: Verdict | undefined;
  passed: number;
  total: number;
}

/** The pipeline as the servers say it is. Pure: what ticks is added by the page. */
export function viewPipeline({ sandbox, verdict, passed, total }: Seen): PipelineView {
  return {
    editor: viewEditor(sandbox),
    push: viewPush(sandbox),
    pushgateway: viewGateway(sandbox),
    scrape: viewScrape(sandbox),
    prometheus: viewPrometheus(sandbox),
    query: viewQuery(verdict),
    check: viewCheck(verdict, passed, total),
  };
}

function viewEditor({ lastAttempt }: SandboxAnswer): PipelinePart {
  if (!lastAttempt) {
    return {
      tone: "idle",
      line: "nothing sent",
      evidence: ["Nothing has been sent to your Pushgateway yet."],
    };
  }
  const { method, path } = lastAttempt;
  return { tone: "ok", line: `sent ${method}`, evidence: [`Last sent: ${method} ${path}`] };
}

function viewPush({ lastAttempt }: SandboxAnswer): PipelinePart {
  if (!lastAttempt) {
    return { tone: "idle", line: "", evidence: ["No request has crossed this link yet."] };
  }
  const { status } = lastAttempt;
  const isTaken = status >= 200 && status < 300;
  return {
    tone: isTaken ? "ok" : "failed",
    line: String(status),
    evidence: [
      isTaken
        ? `The gateway took the last request and answered ${status}.`
        : `The gateway refused the last request with ${status}.`,
    ],
  };
}

const gatewayStates: Readonly<
  Record<Exclude<SandboxAnswer["state"], "ready">, Pick<PipelinePart, "tone" | "line">>
> = {
  starting: { tone: "busy", line: "starting" },
  restarting: { tone: "busy", line: "restarting" },
  failed: { tone: "failed", line: "failed" },
  stopped: { tone: "idle", line: "asleep" },
  full: { tone: "waiting", line: "waiting for a place" },
};

function viewGateway(sandbox: SandboxAnswer): PipelinePart {
  const { state, detail, expositionStatus, groups } = sandbox;
  if (state !== "ready") {
    return { ...gatewayStates[state], evidence: [detail ?? `Your sandbox is ${state}.`] };
  }
  if (expositionStatus === null) {
    return {
      tone: "unknown",
      line: "no answer",
      evidence: ["Your Pushgateway does not answer. It is started again by itself."],
    };
  }
  const held = countGroups(groups.length);
  if (expositionStatus !== 200) {
    return {
      tone: "failed",
      line: "poisoned",
      evidence: [
        `The gateway's own /metrics answers ${expositionStatus}: it holds groups that contradict each other. Every push is refused until the faulty group is deleted.`,
      ],
    };
  }
  return { tone: "ok", line: held, evidence: [`It holds ${held}. Its /metrics answers 200.`] };
}

export function countGroups(count: number): string {
  if (count === 0) return "no groups";
  return count === 1 ? "1 group" : `${count} groups`;
}

function viewScrape({ state, target, lastScrapeAt }: SandboxAnswer): PipelinePart {
  if (state !== "ready") return { tone: "idle", line: "", evidence: ["No scrape runs now."] };
  if (!target || lastScrapeAt === null) {
    return { tone: "waiting", line: "", evidence: ["The first scrape is still to come."] };
  }
  if (target.health === "down") {
    return { tone: "failed", line: "failed", evidence: tellFailure(target.lastError) };
  }
  return { tone: "ok", line: "", evidence: [] };
}

function tellFailure(error: string | null): string[] {
  const why = explainScrapeError(error ?? "");
  return [`The last scrape failed: ${error ?? "no reason given"}`, ...(why === null ? [] : [why])];
}

const waitingForGateway = { tone: "waiting", line: "waiting" } as const;

function viewPrometheus({ state, target }: SandboxAnswer): PipelinePart {
  if (state !== "ready") {
    // A gateway that restarts takes the whole sandbox from view; Prometheus itself goes on.
    const shown = state === "restarting" ? waitingForGateway : gatewayStates[state];
    return { ...shown, evidence: [`Your sandbox is ${state}.`] };
  }
  if (!target) {
    return {
      tone: "waiting",
      line: "no target yet",
      evidence: ["Prometheus tells nothing yet of the gateway as its target."],
    };
  }
  const up = 'up{job="pushgateway"}';
  if (target.health === "down") {
    const why = explainScrapeError(target.lastError ?? "");
    const evidence = [`${up} is 0.`, ...(why === null ? [] : [why])];
    return { tone: "failed", line: "target down", evidence };
  }
  if (target.health === "unknown") {
    return { tone: "waiting", line: "not scraped yet", evidence: ["The target is new."] };
  }
  return { tone: "ok", line: "target up", evidence: [`${up} is 1.`] };
}

function viewQuery(verdict: Verdict | undefined): PipelinePart {
  if (!verdict) return { tone: "idle", line: "", evidence: ["Nothing was asked yet."] };
  const last = verdict.rungs.findLast(({ state }) => state !== "not-reached");
  const tones = { passed: "ok", failed: "idle", pending: "waiting", unknown: "unknown" } as const;
  return {
    tone: tones[verdict.outcome],
    line: "",
    evidence: [last?.evidence ?? "Nothing was seen yet."],
  };
}

function viewCheck(verdict: Verdict | undefined, passed: number, total: number): PipelinePart {
  const tones = { passed: "ok", failed: "idle", pending: "waiting", unknown: "unknown" } as const;
  const words = {
    passed: "passed",
    failed: "not yet",
    pending: "waiting",
    unknown: "unknown",
  } as const;
  const outcome = verdict?.outcome ?? "failed";
  return {
    tone: tones[outcome],
    line: `${passed}/${total} passed`,
    evidence: [
      `The step you work on: ${words[outcome]}.`,
      ...(verdict?.diagnosis ? [verdict.diagnosis.message.replaceAll("`", "")] : []),
    ],
  };
}
