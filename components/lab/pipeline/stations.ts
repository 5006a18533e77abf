import { Activity, CircleCheck, Inbox, Pencil } from "lucide-react";
import type { SandboxAnswer } from "@/lib/contract/sandbox";
import type { ServerName } from "@/lib/domain/stack/stack";
import { countGroups } from "./count-groups";
import type { Link, PipelinePart, Seen, Station } from "./pipeline-view";

const outcomeTones = {
  passed: "ok",
  failed: "idle",
  pending: "waiting",
  unknown: "unknown",
} as const;

function outcomeOf({ verdict }: Seen): PipelinePart["tone"] {
  return verdict ? outcomeTones[verdict.outcome] : "idle";
}

const push: Link = {
  ...{ id: "push", name: "Push", view: viewPush, isAsked: false },
  movesWith: ({ lastAttempt }) => lastAttempt?.at ?? "",
};

const scrape: Link = {
  ...{ id: "scrape", name: "Scrape", isAsked: true },
  view: ({ sandbox }) => viewScrape(sandbox),
  movesWith: ({ lastScrapeAt }) => lastScrapeAt ?? "",
};

const query: Link = {
  ...{ id: "query", name: "Query", isAsked: false },
  view: (seen) => ({ tone: outcomeOf(seen), line: "" }),
  movesWith: () => "",
};

/** Every station that a pipeline can have, in the order in which a metric passes them. */
export const allStations: readonly Station[] = [
  {
    ...{ id: "request", name: "Request", icon: Pencil, view: viewRequest, reachedBy: null },
    servers: ["pushgateway"],
  },
  {
    ...{ id: "pushgateway", name: "Pushgateway", icon: Inbox, view: viewGateway, reachedBy: push },
    servers: ["pushgateway"],
  },
  {
    ...{ id: "prometheus", name: "Prometheus", icon: Activity, view: viewPrometheus },
    reachedBy: scrape,
    servers: ["prometheus"],
  },
  {
    ...{ id: "check", name: "Check", icon: CircleCheck, reachedBy: query, servers: [] },
    view: (seen) => ({ tone: outcomeOf(seen), line: `${seen.passed}/${seen.total} passed` }),
  },
];

/** The stations of a lab with this stack; the first is reached by nothing. */
export function stationsOf(
  stack: readonly ServerName[],
  all: readonly Station[] = allStations,
): Station[] {
  const there = all.filter(({ servers }) => servers.every((server) => stack.includes(server)));
  return there.map((station, i) => (i === 0 ? { ...station, reachedBy: null } : station));
}

function viewRequest({ sandbox: { lastAttempt } }: Seen): PipelinePart {
  return lastAttempt
    ? { tone: "ok", line: `sent ${lastAttempt.method}` }
    : { tone: "idle", line: "nothing sent" };
}

function viewPush({ sandbox: { lastAttempt } }: Seen): PipelinePart {
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

function viewGateway({ sandbox: { state, expositionStatus, groups } }: Seen): PipelinePart {
  if (state !== "ready") return gatewayStates[state];
  if (expositionStatus === null) return { tone: "unknown", line: "no answer" };
  if (expositionStatus !== 200) return { tone: "failed", line: "poisoned" };
  return { tone: "ok", line: countGroups(groups.length) };
}

export function viewScrape({ state, target, lastScrapeAt }: SandboxAnswer): PipelinePart {
  if (state !== "ready") return { tone: "idle", line: "" };
  if (!target || lastScrapeAt === null) return { tone: "waiting", line: "" };
  return target.health === "down" ? { tone: "failed", line: "failed" } : { tone: "ok", line: "" };
}

function viewPrometheus({ sandbox: { state, target } }: Seen): PipelinePart {
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
