import type { Group } from "@/lib/domain/pushgateway/group";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";

/** `batch_2` before `batch_10`. */
const byNumber = new Intl.Collator("en", { numeric: true });

/** By grouping key: the gateway lists its groups in a random order, which would make the page jump. */
export function sortGroups(groups: readonly Group[]): Group[] {
  return groups
    .map((group) => ({ group, key: formatLabels(group.labels) }))
    .sort((a, b) => byNumber.compare(a.key, b.key))
    .map(({ group }) => ({ ...group, families: [...group.families].sort(byName) }));
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
