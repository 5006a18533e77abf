import type { ExternalSettings } from "./external-settings";
import type { LocalSettings } from "./local-settings";

interface Values {
  TEAMS: readonly string[];
  AUTH_HEADER_USER: string | null;
  TEAM_NAMESPACE: string;
}

/**
 * Without `TEAMS` a team is made of the name that a learner writes, which would choose the host that is asked
 * and given the operator's credentials. Names of a sign-in proxy are not theirs to choose.
 */
export function teamProblems(values: Values, sandbox: LocalSettings | ExternalSettings): string[] {
  const isBound = values.TEAMS.length > 0 || values.AUTH_HEADER_USER !== null;
  if (sandbox.provider !== "external" || isBound) return [];
  const urls = {
    SANDBOX_PUSHGATEWAY_URL: sandbox.pushgatewayUrl,
    SANDBOX_PROMETHEUS_URL: sandbox.prometheusUrl,
  };
  const isOfTeam = (pattern: string) =>
    pattern.replaceAll("{namespace}", values.TEAM_NAMESPACE).includes("{team}");
  const chosen = Object.entries(urls).find(([, pattern]) => isOfTeam(pattern));
  if (!chosen) return [];
  return [
    `TEAMS is not set, and ${chosen[0]} has the team in it, so that whoever joins would choose by a name which servers are asked; write the teams that have servers, such as red,blue, or a file with them.`,
  ];
}
