import type { Labels } from "./gateway-state";

/** A grouping key as PromQL writes it, `job` first: `{job="backup",instance="a"}`. */
export function formatLabels(labels: Labels): string {
  const names = Object.keys(labels).sort(byJobFirst);
  return `{${names.map((name) => `${name}=${JSON.stringify(labels[name])}`).join(",")}}`;
}

/** Two grouping keys are the same group when they hold the same labels, in whatever order. */
export function isSameLabels(a: Labels, b: Labels): boolean {
  return formatLabels(a) === formatLabels(b);
}

function byJobFirst(a: string, b: string): number {
  if (a === b) return 0;
  if (a === "job") return -1;
  if (b === "job") return 1;
  return a < b ? -1 : 1;
}
