import type { Seen } from "@/lib/domain/checks/platform-problem";
import { isPoisonExplained } from "@/lib/domain/checks/pushgateway/poison";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import type { Group } from "@/lib/domain/pushgateway/group";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import { ok } from "@/lib/domain/result";
import type { PushgatewayClient } from "@/lib/server/stack/pushgateway/pushgateway-client";
import { problemOf } from "./problem-of";

/** How many looks at the gateway are left where it changes during each of them. */
export interface LookBudget {
  looks: number;
}

/** For one check or one round, however often it begins anew. */
export const newLookBudget = (): LookBudget => ({ looks: 10 });

/**
 * What a look is worth: `whole`, where all of it belongs together; `calm`, where the same groups were pushed
 * to meanwhile, which leaves what is shown of them as it is; `unexplained`, where /metrics fails and no group
 * that is there tells why, as when the one at fault came and went; else `torn`.
 */
type Worth = "whole" | "calm" | "unexplained" | "torn";

/**
 * The groups, the start and the state of /metrics of a gateway at one moment. A look that does not belong
 * together is taken again as long as the budget lasts, and then it is not known: all else would be a guess.
 * `known` are its groups as they were seen before, if they were.
 */
export async function lookAtGateway(
  client: PushgatewayClient,
  base: string,
  budget: LookBudget,
  known: readonly Group[] | null = null,
): Promise<Seen<GatewaySnapshot>> {
  const before = known ? ok(known) : await client.groups(base);
  if (!before.ok) return { ok: false, error: problemOf(before.error) };
  let groups = before.value;
  const worths = new Set<Worth>();
  for (;;) {
    budget.looks -= 1;
    const look = await lookOnce(client, base, groups);
    if (!look.ok) return look;
    const { snapshot, worth } = look.value;
    worths.add(worth);
    if (worth === "whole") return { ok: true, value: snapshot };
    if (budget.looks <= 0) {
      const isAlwaysSo = worth === "unexplained" && worths.size === 1;
      return worth === "calm" || isAlwaysSo
        ? { ok: true, value: snapshot }
        : { ok: false, error: { kind: "never-still" } };
    }
    groups = snapshot.groups;
  }
}

/** `before` are the groups as they were shown last. */
async function lookOnce(
  client: PushgatewayClient,
  base: string,
  before: readonly Group[],
): Promise<Seen<{ snapshot: GatewaySnapshot; worth: Worth }>> {
  const [startedAtMs, exposition] = await Promise.all([
    client.startedAtMs(base),
    client.expositionStatus(base),
  ]);
  if (!startedAtMs.ok) return { ok: false, error: problemOf(startedAtMs.error) };
  if (!exposition.ok) return { ok: false, error: problemOf(exposition.error) };
  const groups = await client.groups(base);
  if (!groups.ok) return { ok: false, error: problemOf(groups.error) };
  const { status, error, refused } = exposition.value;
  const snapshot = {
    groups: groups.value,
    startedAtMs: startedAtMs.value,
    expositionStatus: status,
    expositionError: error,
    refused,
  };
  return { ok: true, value: { snapshot, worth: worthOf(before, snapshot) } };
}

function worthOf(before: readonly Group[], snapshot: GatewaySnapshot): Worth {
  const isAnswering = snapshot.expositionStatus === 200;
  if (isSameState(before, snapshot.groups)) {
    return isAnswering || isPoisonExplained(snapshot) ? "whole" : "unexplained";
  }
  return isAnswering && isSameKeys(before, snapshot.groups) ? "calm" : "torn";
}

function isSameKeys(before: readonly Group[], after: readonly Group[]): boolean {
  const keysOf = (groups: readonly Group[]) => groups.map(({ labels }) => formatLabels(labels));
  return JSON.stringify(keysOf(before)) === JSON.stringify(keysOf(after));
}

/** Each push, refused or not, leaves its time with its group. */
function isSameState(before: readonly Group[], after: readonly Group[]): boolean {
  const timesOf = ({ labels, lastPushAtMs, lastFailureAtMs }: Group) => [
    ...[formatLabels(labels), lastPushAtMs, lastFailureAtMs],
  ];
  return JSON.stringify(before.map(timesOf)) === JSON.stringify(after.map(timesOf));
}
