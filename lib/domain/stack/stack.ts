/** The servers that a lab can have, by the name that its `stack` writes, and what a learner calls them. */
export const serverNames = {
  prometheus: "Prometheus",
  pushgateway: "Pushgateway",
  alertmanager: "Alertmanager",
} as const;

export type ServerName = keyof typeof serverNames;

export function isServerName(name: string): name is ServerName {
  return Object.hasOwn(serverNames, name);
}

/** What every sandbox has, whatever else the labs need that its team has open. */
export const baseStack: readonly ServerName[] = ["pushgateway", "prometheus"];

/** The servers of several stacks, the base first and each once. */
export function unionOfStacks(stacks: Iterable<readonly ServerName[]>): readonly ServerName[] {
  return [...new Set([...baseStack, ...[...stacks].flat()])];
}
