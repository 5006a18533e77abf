import { err, ok } from "@/lib/domain/result";
import { defaultSiteNames, type SiteNames } from "@/lib/domain/site-names";
import type { ExternalSettings } from "@/lib/server/external-settings";
import type { Sandboxes, SandboxProblem } from "@/lib/server/sandbox/sandboxes";
import { externalEndpoints } from "./external-endpoints";

const closing = "Scrapelab is being stopped.";
const closingProblem: SandboxProblem = { kind: "sandbox-failed", message: closing };

export interface ExternalSandboxesOptions {
  /** What the site calls its things; `TEAM_NAMESPACE` fills in `{namespace}`. */
  siteNames?: SiteNames;
}

/** The teams' servers where the operator runs them: they are there at once, and nothing starts or stops them. */
export function createExternalSandboxes(
  settings: ExternalSettings,
  { siteNames = defaultSiteNames }: ExternalSandboxesOptions = {},
): Sandboxes {
  const listeners = new Set<(team: string) => void>();
  const teams = new Set<string>();
  let isClosed = false;
  const endpointsOf = (team: string) => externalEndpoints(settings, team, siteNames);

  return {
    async ensure(team) {
      if (isClosed) return err(closingProblem);
      teams.add(team);
      return ok(endpointsOf(team));
    },
    endpoints: (team) => (isClosed ? null : endpointsOf(team)),
    peek: () =>
      isClosed ? { state: "stopped", detail: closing } : { state: "ready", detail: null },
    can: { restart: new Set(), reset: false },
    restart: () => Promise.resolve(err({ kind: "not-supported", act: "restart" })),
    reset: () => Promise.resolve(err({ kind: "not-supported", act: "reset" })),
    use: () => undefined,
    resume: () => undefined,
    joined: () => undefined,
    hold: () => () => undefined,
    async remove(team) {
      teams.delete(team);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    missing: () => [],
    counts: () => ({
      ...{ starting: 0, restarting: 0, failed: 0, full: 0, warming: 0, warm: 0 },
      ready: isClosed ? 0 : teams.size,
      stopped: isClosed ? teams.size : 0,
    }),
    async close() {
      isClosed = true;
      for (const team of teams) for (const listener of listeners) listener(team);
    },
  };
}
