import { err, ok } from "@/lib/domain/result";
import { defaultSiteNames, type SiteNames } from "@/lib/domain/site-names";
import type { ExternalSettings } from "@/lib/server/external-settings";
import type { Log } from "@/lib/server/log";
import type { Sandboxes, SandboxProblem, SandboxStatus } from "@/lib/server/sandbox/sandboxes";
import type { AskUpstream } from "@/lib/server/upstream/upstream";
import { externalEndpoints } from "./external-endpoints";
import { createStackHealth, type HealthTimes, usualHealthTimes } from "./stack-health";

const closing = "Scrapelab is being stopped.";
const closingProblem: SandboxProblem = { kind: "sandbox-failed", message: closing };

export interface ExternalSandboxesOptions {
  /** What the site calls its things; `TEAM_NAMESPACE` fills in `{namespace}`. */
  siteNames?: SiteNames;
  /** Reaches the operator's servers. */
  ask: AskUpstream;
  log: Log;
  times?: Partial<HealthTimes>;
}

/**
 * The teams' servers where an operator runs them: they are there at once, and nothing starts or stops them. Of
 * one that does not answer the addresses stay, so that whatever asks next finds it when it is back.
 */
export function createExternalSandboxes(
  settings: ExternalSettings,
  { siteNames = defaultSiteNames, ask, log, times }: ExternalSandboxesOptions,
): Sandboxes {
  const listeners = new Set<(team: string) => void>();
  const teams = new Set<string>();
  let isClosed = false;
  const endpointsOf = (team: string) => externalEndpoints(settings, team, siteNames);
  const health = createStackHealth({
    ...{ ask, endpointsOf, changed: tell },
    times: { ...usualHealthTimes, ...times },
  });

  function tell(team: string): void {
    for (const listener of listeners) {
      try {
        listener(team);
      } catch (error) {
        log.error({ err: error, team }, "a listener failed");
      }
    }
  }

  function peek(team: string): SandboxStatus {
    if (isClosed) return { state: "stopped", detail: closing };
    const detail = health.problem(team);
    return { state: detail === null ? "ready" : "failed", detail };
  }

  return {
    async ensure(team) {
      if (isClosed) return err(closingProblem);
      teams.add(team);
      health.look(team);
      return ok(endpointsOf(team));
    },
    endpoints: (team) => (isClosed ? null : endpointsOf(team)),
    peek,
    can: { restart: new Set(), reset: false },
    restart: () => Promise.resolve(err({ kind: "not-supported", act: "restart" })),
    reset: () => Promise.resolve(err({ kind: "not-supported", act: "reset" })),
    use: () => undefined,
    resume: () => undefined,
    joined: () => undefined,
    hold: health.hold,
    async remove(team) {
      teams.delete(team);
      health.forget(team);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    missing: () => [],
    counts() {
      const none = { starting: 0, ready: 0, restarting: 0, failed: 0, stopped: 0, full: 0 };
      const counts = { ...none, warming: 0, warm: 0 };
      for (const team of teams) counts[peek(team).state] += 1;
      return counts;
    },
    async close() {
      isClosed = true;
      health.close();
      for (const team of teams) tell(team);
    },
  };
}
