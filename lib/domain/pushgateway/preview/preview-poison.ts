import type { Labels } from "@/lib/domain/metric";
import type { Group } from "@/lib/domain/pushgateway/group";
import { isSameLabels } from "@/lib/domain/pushgateway/grouping-key";

/**
 * The group that differs from another one in an empty `instance` alone. Both together poison a gateway: it
 * gives every series that lacks an instance an empty one, so the times of the last push that it keeps for
 * each are the same series. It refuses every push and its /metrics fails, until one of the two is deleted.
 * Other labels with an empty value do no harm.
 */
export function findTwin(labels: Labels, groups: readonly Group[]): Labels | null {
  const stored = asStored(labels);
  const twin = groups.find(
    (group) => !isSameLabels(group.labels, labels) && isSameLabels(asStored(group.labels), stored),
  );
  return twin?.labels ?? null;
}

function asStored(labels: Labels): Labels {
  return { instance: "", ...labels };
}

/** The group to delete where a gateway is poisoned: of two twins the one with the empty label. */
export function findPoisoner(groups: readonly Group[]): Labels | null {
  const suspects = groups.filter(
    ({ labels }) => labels.instance === "" && findTwin(labels, groups) !== null,
  );
  const culprit = suspects.find((group) => !group.isLastPushSuccessful) ?? suspects[0];
  return culprit?.labels ?? null;
}
