import { err, ok, type Result } from "@/lib/domain/result";
import { namesFor, type SiteNames } from "@/lib/domain/site-names";
import type { Log } from "@/lib/server/log";
import type { NotSupported } from "@/lib/server/sandbox/sandboxes";
import type { PushgatewayClient } from "@/lib/server/stack/pushgateway/pushgateway-client";
import { type Restarting, type RestartTimes, restartGateway } from "./kube/gateway-restart";
import type { KubePods } from "./kube/kube-pods";

/** The restarts of the teams' gateways, by their cluster. */
export interface TeamRestarts {
  /** Those of a team at the same time are one. Nothing was done where there is a problem. */
  restart(team: string): Promise<Result<void, NotSupported>>;
  isRestarting(team: string): boolean;
  /** Why no new gateway came, for the learner; null where one did. */
  trouble(team: string): string | null;
  /** The team's servers answer. */
  answered(team: string): void;
  forget(team: string): void;
  close(): void;
}

export interface TeamRestartsParts {
  pods: KubePods;
  siteNames: SiteNames;
  gateway: Pick<PushgatewayClient, "startedAtMs">;
  gatewayOf: (team: string) => string;
  changed: (team: string) => void;
  /** Is told where a new gateway answers, before the change is. */
  restarted: (team: string) => void;
  times: RestartTimes;
  log: Log;
}

export function createTeamRestarts(parts: TeamRestartsParts): TeamRestarts {
  const { changed, log } = parts;
  const asked = new Map<string, Promise<Result<void, NotSupported>>>();
  /** By team the restart that it waits for: the newest one. */
  const restarting = new Map<string, Restarting>();
  const troubles = new Map<string, string>();
  const closing = new AbortController();

  async function begin(team: string): Promise<Result<void, NotSupported>> {
    const { teamNamespace: namespace, gatewaySelector: selector } = namesFor(team, parts.siteNames);
    const startedAtMs = async () => {
      const answer = await parts.gateway.startedAtMs(parts.gatewayOf(team));
      return answer.ok ? answer.value : null;
    };
    const begun = await restartGateway(
      parts.pods,
      { namespace, selector, startedAtMs },
      {
        times: parts.times,
        tell: (problem) => log.warn({ team, namespace, problem }, "a gateway was not restarted"),
        signal: closing.signal,
      },
    );
    if (!begun.ok) return err({ kind: "not-supported", act: "restart", message: begun.error });
    troubles.delete(team);
    restarting.set(team, begun.value);
    changed(team);
    await within(parts.times.answerWithinMs, end(team, begun.value));
    return ok(undefined);
  }

  async function end(team: string, begun: Restarting): Promise<void> {
    const result = await begun.ready;
    // Another one was begun meanwhile, and that is the one that counts.
    if (restarting.get(team) !== begun) return;
    restarting.delete(team);
    if (closing.signal.aborted) return;
    if (!result.ok) {
      log.warn({ team, reason: result.error }, "no new gateway came");
      troubles.set(team, result.error);
    } else {
      parts.restarted(team);
    }
    changed(team);
  }

  return {
    restart(team) {
      const known = asked.get(team);
      if (known !== undefined) return known;
      const begun = begin(team).finally(() => asked.delete(team));
      asked.set(team, begun);
      return begun;
    },
    isRestarting: (team) => restarting.has(team),
    trouble: (team) => troubles.get(team) ?? null,
    answered(team) {
      if (troubles.delete(team)) changed(team);
    },
    forget: (team) => void troubles.delete(team),
    close: () => closing.abort(),
  };
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
