import type { Family } from "@/lib/domain/pushgateway/group";
import { formatLabels, parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import { ownGroupSamples, type PushedBody, pushedNames } from "./push-samples";
import type { PushgatewayClient } from "./pushgateway-client";

/** What every series of these is exposed as at least: sum and count, and the bucket `+Inf`. */
const leastSamples: Readonly<Record<Family["type"], number>> = {
  HISTOGRAM: 3,
  SUMMARY: 2,
  COUNTER: 1,
  GAUGE: 1,
  UNTYPED: 1,
};

/**
 * How many of a gateway's samples at least a push takes the place of: with PUT those of its group, with
 * POST those of its group that have a name of the push (Pushgateway README, "API"). 0 where it can't be told.
 */
export async function countReplaced(
  gateway: Pick<PushgatewayClient, "groups">,
  base: string,
  push: PushedBody & { method: string; path: string },
): Promise<number> {
  const parsed = parsePushPath(push.path);
  const groups = await gateway.groups(base);
  if (!parsed.ok || !groups.ok) return 0;
  const key = formatLabels(parsed.value.labels);
  const group = groups.value.find(({ labels }) => formatLabels(labels) === key);
  if (!group) return 0;
  const names = push.method === "POST" ? pushedNames(push) : null;
  if (push.method === "POST" && names === null) return ownGroupSamples;
  const isReplaced = ({ name }: Family) =>
    names === null || ["", "_bucket", "_count", "_sum"].some((ending) => names.has(name + ending));
  return group.families
    .filter(isReplaced)
    .reduce((sum, { type, series }) => sum + series.length * leastSamples[type], ownGroupSamples);
}
