import { Activity } from "lucide-react";
import { describe, expect, it } from "vitest";
import type { SandboxAnswer } from "@/lib/contract/sandbox";
import { checkKinds } from "@/lib/domain/checks/check-kinds";
import { baseStack } from "@/lib/domain/stack/stack";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { provenParts, provePart } from "./pipeline-proof";
import { viewPipeline } from "./pipeline-state";
import { endOfWalk } from "./pipeline-verdict";
import type { Station } from "./pipeline-view";
import { allStations, stationsOf } from "./stations";

const ready: SandboxAnswer = {
  state: "ready",
  team: "ada",
  scrapeIntervalMs: 2000,
  lastScrapeAt: "2026-01-01T00:00:00.000Z",
  nextScrapeAt: "2026-01-01T00:00:02.000Z",
  groups: [],
  detail: null,
  gatewayStartedAt: "2026-01-01T00:00:00.000Z",
  expositionStatus: 200,
  target: { health: "up", lastScrapeDurationMs: 3, lastError: null },
  lastAttempt: null,
  canRestartGateway: true,
  canReset: true,
  isExternal: false,
  addedLabels: [],
  serverTime: "2026-01-01T00:00:01.000Z",
};
const stations = stationsOf(baseStack);
const nothing = { verdict: undefined, check: null };
const view = (change: Partial<SandboxAnswer>, isLost = false) =>
  viewPipeline(stations, {
    sandbox: { ...ready, ...change },
    ...nothing,
    passed: 1,
    total: 7,
    isLost,
  });
const attempt = (status: number) => ({
  lastAttempt: { at: ready.serverTime, method: "PUT", path: "/metrics/job/a", status },
});

describe("viewPipeline", () => {
  it("lights what answers, and nothing that has not happened", () => {
    const seen = view({});
    expect(seen.pushgateway).toMatchObject({ tone: "ok", line: "no groups" });
    expect(seen.prometheus).toMatchObject({ tone: "ok", line: "target up" });
    expect([seen.request?.tone, seen.push?.tone, seen.check?.tone]).toEqual([
      "idle",
      "idle",
      "idle",
    ]);
    expect(seen.check?.line).toBe("1/7 passed");
  });

  it("shows a refusal on the link that it happened on", () => {
    expect(view(attempt(400)).push).toMatchObject({ tone: "failed", line: "400" });
    expect(view(attempt(301)).push?.tone).toBe("failed");
    expect(view(attempt(202)).push).toMatchObject({ tone: "ok", line: "202" });
  });

  it("tells a poisoned gateway from one that does not answer", () => {
    expect(view({ expositionStatus: 500 }).pushgateway?.line).toBe("poisoned");
    expect(view({ expositionStatus: null }).pushgateway?.tone).toBe("unknown");
  });

  it("promises no start of a gateway that is an operator's", () => {
    const silent = { ...ready, expositionStatus: null };
    const proof = (isExternal: boolean) =>
      provePart("pushgateway", { ...silent, isExternal }, nothing).join();
    expect(proof(false)).toContain("started again by itself");
    expect(proof(true)).toBe("Your Pushgateway does not answer now. The page goes on asking it.");
  });

  it("tells a failed scrape, with Prometheus' own reason", () => {
    const target = {
      health: "down" as const,
      lastScrapeDurationMs: 1,
      lastError: "server returned 500",
    };
    expect(provePart("scrape", { ...ready, target }, nothing).join()).toContain(
      "server returned 500",
    );
    expect(view({ target }).prometheus?.tone).toBe("failed");
  });

  it("claims nothing while the connection is lost, and keeps what was known last", () => {
    const seen = view(attempt(200), true);
    expect(Object.values(seen).every(({ tone }) => tone === "idle")).toBe(true);
    expect(seen.prometheus?.line).toBe("target up");
  });

  it("tells a failed scrape in the learner's terms too", () => {
    const error = { lastScrapeDurationMs: 1, lastError: "sample limit exceeded" };
    const sandbox = { ...ready, target: { health: "down" as const, ...error } };
    for (const part of ["scrape", "prometheus"] as const) {
      const proof = provePart(part, sandbox, nothing).join();
      expect(proof).toContain("more series than Prometheus takes");
    }
  });

  it("never lights a sandbox that is not ready", () => {
    for (const state of ["starting", "restarting", "failed", "stopped", "full"] as const) {
      const seen = view({ state });
      expect([seen.pushgateway?.tone, seen.prometheus?.tone, seen.scrape?.tone]).not.toContain(
        "ok",
      );
    }
  });
});

describe("the stations", () => {
  const shown = (...of: Parameters<typeof stationsOf>) =>
    viewPipeline(stationsOf(...of), {
      ...{ sandbox: { ...ready, ...attempt(200) }, ...nothing },
      ...{ passed: 1, total: 7, isLost: false },
    });

  it("are those of the servers that a lab has", () => {
    const way = ["request", "push", "pushgateway", "scrape", "prometheus", "query", "check"];
    expect(Object.keys(shown(baseStack))).toEqual(way);
    expect(Object.keys(shown(["prometheus"]))).toEqual(["prometheus", "query", "check"]);
  });

  it("are reached by what is sent, and by what Prometheus asks for alone at a scrape", () => {
    const links = stations.flatMap(({ reachedBy }) => reachedBy ?? []);
    expect(links.filter(({ isAsked }) => isAsked).map(({ id }) => id)).toEqual(["scrape"]);
    expect(links.filter(({ isAsked }) => !isAsked).map(({ id }) => id)).toContain("push");
  });

  it("take a new one where it stands, with the link that leads to it", () => {
    const rules: Station = {
      ...{ id: "rules", name: "Rules", icon: Activity, servers: ["prometheus"] },
      view: () => ({ tone: "ok", line: "2 rules" }),
      reachedBy: {
        ...{ id: "evaluate", name: "Evaluate", isAsked: false, movesWith: () => "" },
        view: () => ({ tone: "ok", line: "" }),
      },
    };
    const parts = Object.keys(shown(baseStack, allStations.toSpliced(3, 0, rules)));
    expect(parts.slice(-4)).toEqual(["evaluate", "rules", "query", "check"]);
  });

  it("can all be proved", () => {
    expect(Object.keys(shown(baseStack)).sort()).toEqual([...provenParts].sort());
  });
});

describe("a verdict in the pipeline", () => {
  const push = checkKinds.facts.find(({ kind }) => kind === "push") ?? null;
  const verdict = (outcome: Verdict["outcome"], id: string, code: DiagnosisCode): Verdict => ({
    outcome,
    rungs: [
      { id, state: outcome === "pending" ? "waiting" : "broken", evidence: "Seen so." },
      { id: "later", state: "not-reached", evidence: "" },
    ],
    diagnosis: { code, message: "Why.", params: {} },
    alsoWrong: [],
    remarks: [],
    nextScrapeAt: null,
    checkedAt: ready.serverTime,
  });
  const shown = (verdict: Verdict) =>
    viewPipeline(stations, {
      sandbox: { ...ready, ...attempt(200) },
      verdict,
      check: push,
      passed: 1,
      total: 7,
      isLost: false,
    });

  it.each([
    ["accepted", "no-final-newline", "push", "refused"],
    ["stored", "wrong-job", "pushgateway", "not stored"],
    ["as-asked", "wrong-value", "pushgateway", "not as asked"],
    ["exposed", "gateway-poisoned", "scrape", "not exposed"],
    ["scraped", "target-down", "scrape", "not scraped"],
    ["visible", "honor-labels-off", "query", "not visible"],
  ] as const)("colours the place of %s, and lights nothing behind it", (rung, code, part, word) => {
    const seen = shown(verdict("failed", rung, code));
    expect(seen[part]).toEqual({ tone: "failed", line: word });
    const parts = Object.keys(seen);
    const behind = Object.values(seen).slice(parts.indexOf(part) + 1);
    expect(behind.map(({ tone }) => tone)).toEqual(behind.map(() => "idle"));
    const before = Object.values(seen).slice(0, parts.indexOf(part));
    expect(before.map(({ tone }) => tone)).toEqual(before.map(() => "ok"));
  });

  it("waits where a scrape is awaited, and blames nobody for what nobody has begun", () => {
    expect(shown(verdict("pending", "scraped", "not-scraped-yet")).scrape?.tone).toBe("waiting");
    expect(shown(verdict("unknown", "scraped", "prometheus-unreachable")).scrape?.tone).toBe(
      "unknown",
    );
    const begun = shown(verdict("failed", "sent", "nothing-sent"));
    expect([begun.push?.tone, begun.prometheus?.tone]).toEqual(["ok", "ok"]);
  });

  it("has a place for every rung that a check can have", () => {
    for (const check of checkKinds.facts) {
      for (const { id } of check.rungs) {
        const step = { verdict: verdict("failed", id, "wrong-value"), check };
        expect(Object.keys(view({})), id).toContain(endOfWalk(step)?.part);
      }
    }
  });

  it("tells at the place what was seen there", () => {
    const failed = verdict("failed", "stored", "wrong-job");
    expect(provePart("pushgateway", ready, { verdict: failed, check: push })[0]).toBe("Seen so.");
  });
});
