import type { Group, Labels } from "./gateway-state";
import { formatLabels, isSameLabels, withoutEmpty } from "./grouping-key";

/**
 * The group that another one looks the same as to Prometheus, because they differ in empty labels alone.
 * Both together poison a gateway: the times of the last push that it keeps for each are the same series,
 * so it refuses every push and its /metrics fails, until one of the two is deleted.
 */
export function findTwin(labels: Labels, groups: readonly Group[]): Labels | null {
  const key = formatLabels(withoutEmpty(labels));
  const twin = groups.find(
    (group) =>
      !isSameLabels(group.labels, labels) && formatLabels(withoutEmpty(group.labels)) === key,
  );
  return twin?.labels ?? null;
}

/** The group to delete where a gateway is poisoned: of two twins the one with the empty label. */
export function findPoisoner(groups: readonly Group[]): Labels | null {
  const suspects = groups.filter(
    ({ labels }) => Object.values(labels).includes("") && findTwin(labels, groups) !== null,
  );
  const culprit = suspects.find((group) => !group.isLastPushSuccessful) ?? suspects[0];
  return culprit?.labels ?? null;
}
