import {
  differingLabels,
  type LabelDifference,
  labelDistance,
} from "@/lib/domain/difference/label-difference";
import { isCloseText, isSimilarName } from "@/lib/domain/difference/likeness";
import type { Labels } from "@/lib/domain/metric";
import type { Family, Group } from "./group";

/** How far a family on the gateway is from the one that was asked for. */
export interface Near {
  group: Group;
  family: Family;
  /** Grouping labels that differ, slips counting less, plus what a name that is only similar adds. */
  distance: number;
}

/**
 * The family nearest in meaning to a metric in a group: a group that differs in one label before one that
 * differs in two, the same name before a similar one, and of two alike the one pushed last. Null when
 * nothing on the gateway resembles it.
 */
export function findNearest(groups: readonly Group[], asked: Labels, metric: string): Near | null {
  let best: Near | null = null;
  for (const group of groups) {
    const groupDistance = labelDistance(differingLabels(asked, group.labels));
    for (const family of group.families) {
      const nameDistance = distanceOfNames(family.name, metric);
      if (nameDistance === null) continue;
      const near = { group, family, distance: groupDistance + nameDistance };
      if (best === null || isNearer(near, best)) best = near;
    }
  }
  return best;
}

export interface NearestGroup {
  labels: Labels;
  /** What that group has otherwise than the one that was asked for. */
  differences: LabelDifference[];
}

/**
 * The group nearest to the one that was asked for, whatever it holds: of two equally far, one of the same
 * job, then the one pushed last. Null where there is none.
 */
export function findNearestGroup(groups: readonly Group[], asked: Labels): NearestGroup | null {
  const near = groups.map(({ labels, lastPushAtMs }) => {
    const differences = differingLabels(asked, labels);
    const isOtherJob = differences.some(({ name }) => name === "job");
    return { labels, differences, isOtherJob, lastPushAtMs: lastPushAtMs ?? 0 };
  });
  near.sort(
    (a, b) =>
      labelDistance(a.differences) - labelDistance(b.differences) ||
      Number(a.isOtherJob) - Number(b.isOtherJob) ||
      b.lastPushAtMs - a.lastPushAtMs,
  );
  const [best] = near;
  return best ? { labels: best.labels, differences: best.differences } : null;
}

/** More than one label that differs, less than two; null where the names have nothing in common. */
function distanceOfNames(name: string, metric: string): number | null {
  if (name === metric) return 0;
  if (!isSimilarName(name, metric)) return null;
  return isCloseText(name, metric) ? 1.1 : 1.15;
}

function isNearer(a: Near, b: Near): boolean {
  if (a.distance !== b.distance) return a.distance < b.distance;
  return a.family.pushedAtMs > b.family.pushedAtMs;
}
