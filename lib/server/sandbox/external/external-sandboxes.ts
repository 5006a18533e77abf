import type { SandboxState } from "@/lib/contract/sandbox";
import { err, ok } from "@/lib/domain/result";
import { defaultSiteNames, type SiteNames } from "@/lib/domain/site-names";
import { sayUnreachable } from "@/lib/domain/stack/unreachable";
import type { ExternalSettings } from "@/lib/server/external-settings";
import type { Log } from "@/lib/server/log";
import {
  type NotSupported,
  noSandboxes,
  type SandboxCounts,
  type Sandboxes,
  type SandboxProblem,
  type SandboxStatus,
} from "@/lib/server/sandbox/sandboxes";
import { createPushgatewayClient } from "@/lib/server/stack/pushgateway/create-pushgateway-client";
import type { AskUpstream } from "@/lib/server/upstream/upstream";
import { externalEndpoints } from "./external-endpoints";
import { createAskKube } from "./kube/ask-kube";
import { type RestartTimes, usualRestartTimes } from "./kube/gateway-restart";
import { createKubePods } from "./kube/kube-pods";
import { type WatchedKube, watchKube } from "./kube/watch-kube";
import { createStackHealth, type HealthTimes, usualHealthTimes } from "./stack-health";
import { createTeamRestarts, type TeamRestarts, type TeamRestartsParts } from "./team-restarts";

const closing = "Scrapelab is being stopped.";
const restarting =
  "The Pushgateway's pod was deleted. Another one takes its place, without its groups.";
const stillLooking = "Scrapelab is looking whether your team's servers answer.";
const noRestart: NotSupported = { kind: "not-supported", act: "restart" };
const closingProblem: SandboxProblem = { kind: "sandbox-failed", message: closing };

const nothingToStart: Pick<Sandboxes, "use" | "resume" | "joined"> = {
  ...{ use: () => undefined, resume: () => undefined, joined: () => undefined },
};

export interface ExternalSandboxesOptions {
  /** What the site calls its things; `TEAM_NAMESPACE` fills in `{namespace}`. */
  siteNames?: SiteNames;
  /** Reaches the operator's servers. */
  ask: AskUpstream;
  log: Log;
  times?: Partial<HealthTimes & RestartTimes>;
}

/**
 * The teams' servers where an operator runs them: they are there at once, and nothing starts or stops them. Of
 * one that does not answer the addresses stay, so that whatever asks next finds it when it is back.
 */
export function createExternalSandboxes(
  settings: ExternalSettings,
  { siteNames = defaultSiteNames, ask, log, times }: ExternalSandboxesOptions,
): Sandboxes {
  const { tell, onChange } = createListeners(log);
  const teams = new Set<string>();
  let isClosed = false;
  const endpointsOf = (team: string) => externalEndpoints(settings, team, siteNames);
  const answered = (team: string) => restarts?.answered(team);
  const looking = { ask, endpointsOf, changed: tell, answered };
  const health = createStackHealth({ ...looking, times: { ...usualHealthTimes, ...times } });
  const kube = settings.kube && watchKube(createAskKube(settings.kube));
  const restarts = restartsFor(kube, {
    ...{ siteNames, log, changed: tell, restarted: health.lookAnew },
    gatewayOf: (team) => endpointsOf(team).pushgateway,
    gateway: createPushgatewayClient(ask),
    times: { ...usualRestartTimes, ...times },
  });

  function peek(team: string): SandboxStatus {
    if (isClosed) return { state: "stopped", detail: closing };
    if (restarts?.isRestarting(team)) return { state: "restarting", detail: restarting };
    const trouble = restarts?.trouble(team);
    const fault = health.fault(team);
    if (trouble) return { state: "failed", detail: trouble };
    if (fault) return { state: "failed", detail: sayUnreachable(fault.server, fault.why), fault };
    if (!health.isKnown(team)) return { state: "starting", detail: stillLooking };
    return { state: "ready", detail: null };
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
    can: { start: false, restart: new Set(restarts ? ["pushgateway"] : []), reset: false },
    async restart(team, service) {
      if (isClosed) return err(closingProblem);
      if (!restarts || service !== "pushgateway") return err(noRestart);
      teams.add(team);
      return restarts.restart(team);
    },
    reset: () => Promise.resolve(err({ kind: "not-supported", act: "reset" })),
    ...nothingToStart,
    hold: health.hold,
    async remove(team) {
      teams.delete(team);
      health.forget(team);
      restarts?.forget(team);
    },
    onChange,
    missing: () => [],
    notes: () => [...health.notes(), ...(kube?.notes() ?? [])],
    ...(kube && { cluster: kube.figures }),
    counts: () => countStates([...teams].map((team) => peek(team).state)),
    async close() {
      isClosed = true;
      health.close();
      restarts?.close();
      for (const team of teams) tell(team);
    },
  };
}

/** One that fails keeps no other from being told. */
function createListeners(log: Log): { tell: (team: string) => void } & Pick<Sandboxes, "onChange"> {
  const listeners = new Set<(team: string) => void>();
  return {
    tell(team) {
      for (const listener of listeners) {
        try {
          listener(team);
        } catch (error) {
          log.error({ err: error, team }, "a listener failed");
        }
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Null where the gateways are not the app's to restart. */
function restartsFor(
  kube: WatchedKube | null,
  parts: Omit<TeamRestartsParts, "pods">,
): TeamRestarts | null {
  return kube && createTeamRestarts({ ...parts, pods: createKubePods(kube.ask) });
}

function countStates(states: readonly SandboxState[]): SandboxCounts {
  const counts = { ...noSandboxes };
  for (const state of states) counts[state] += 1;
  return counts;
}
