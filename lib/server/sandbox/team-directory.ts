import { join } from "node:path";

/** Where one team's servers keep their files; all paths are absolute. */
export interface TeamDirectory {
  root: string;
  /** The Pushgateway's persistence file. */
  gatewayFile: string;
  /** Prometheus' time series database. */
  historyDir: string;
  prometheusConfig: string;
}

const teamName = /^[a-z0-9-]{1,40}$/;

/**
 * The files of a team below `sandboxesDir`. Throws for a name that could leave it: the store makes only
 * good names, so another one is a bug.
 */
export function teamDirectory(sandboxesDir: string, team: string): TeamDirectory {
  if (!teamName.test(team)) throw new Error(`not a team name: ${JSON.stringify(team)}`);
  const root = join(sandboxesDir, team);
  return {
    root,
    gatewayFile: join(root, "pushgateway.db"),
    historyDir: join(root, "prometheus"),
    prometheusConfig: join(root, "prometheus.yml"),
  };
}
