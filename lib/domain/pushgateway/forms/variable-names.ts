/**
 * A variable for each metric, by the metric's name. Where two would have the same, or one that is taken
 * already, the later one gets a number from 2 on.
 */
export function variableNames(
  metrics: readonly { name: string }[],
  nameOf: (metric: string) => string,
  taken: readonly string[] = [],
): ReadonlyMap<string, string> {
  const used = new Set(taken);
  const variables = new Map<string, string>();
  for (const { name } of metrics) {
    const wanted = nameOf(name);
    let variable = wanted;
    for (let i = 2; used.has(variable); i++) variable = `${wanted}${i}`;
    used.add(variable);
    variables.set(name, variable);
  }
  return variables;
}
