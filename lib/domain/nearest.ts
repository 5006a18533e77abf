import type { Family, Group, Labels } from "./gateway-state";

/** How far a family on the gateway is from the one that was asked for. */
export interface Near {
  group: Group;
  family: Family;
  /** Grouping labels that differ, plus one for a name that is only similar. */
  distance: number;
}

/**
 * The family nearest in meaning to a metric in a group: fewest differing grouping labels first, the same
 * name before a similar one, and of two alike the one pushed last. Null when nothing on the gateway
 * resembles it.
 */
export function findNearest(groups: readonly Group[], asked: Labels, metric: string): Near | null {
  let best: Near | null = null;
  for (const group of groups) {
    for (const family of group.families) {
      const isSame = family.name === metric;
      if (!isSame && !isSimilarName(family.name, metric)) continue;
      const distance = differingLabels(asked, group.labels).length + (isSame ? 0 : 1.5);
      const near = { group, family, distance };
      if (best === null || isNearer(near, best)) best = near;
    }
  }
  return best;
}

function isNearer(a: Near, b: Near): boolean {
  if (a.distance !== b.distance) return a.distance < b.distance;
  return a.family.pushedAtMs > b.family.pushedAtMs;
}

export type LabelDifference =
  | { kind: "missing"; name: string; expected: string }
  | { kind: "extra"; name: string; observed: string }
  | { kind: "changed"; name: string; expected: string; observed: string };

/** What a set of labels lacks, has too much or has otherwise, `job` first. */
export function differingLabels(expected: Labels, observed: Labels): LabelDifference[] {
  const names = new Set(["job", ...Object.keys(expected), ...Object.keys(observed)]);
  const differences: LabelDifference[] = [];
  for (const name of names) {
    const [want, have] = [expected[name], observed[name]];
    if (want === have) continue;
    if (have === undefined) differences.push({ kind: "missing", name, expected: want ?? "" });
    else if (want === undefined) differences.push({ kind: "extra", name, observed: have });
    else differences.push({ kind: "changed", name, expected: want, observed: have });
  }
  return differences;
}

/** Another suffix (`_total`, `_seconds`, …), or an edit distance of up to a third of the length. */
export function isSimilarName(a: string, b: string): boolean {
  if (stem(a) === stem(b)) return true;
  return editDistance(a, b) <= Math.floor(Math.min(a.length, b.length) / 3);
}

function stem(name: string): string {
  return name.toLowerCase().replace(/_(total|count|sum|seconds|bytes|ratio|info|bucket)$/, "");
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
