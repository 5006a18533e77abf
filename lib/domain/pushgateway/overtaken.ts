import type { Attempt } from "./attempt";
import { groupPath } from "./grouping-key";
import type { GatewayHistory } from "./history";
import { isMeantFor, type Subject } from "./meant-for";

/**
 * True where a push that did not come through the app is meant for the same step as an attempt and came after
 * it: what was answered to the attempt is not the newest any more.
 */
export function isOvertaken(
  { atMs }: Pick<Attempt, "atMs">,
  { groups }: GatewayHistory,
  subject: Subject,
): boolean {
  if (subject.asksFor !== "push" && subject.asksFor !== "any-push") return false;
  return [...groups.values()].some(({ labels, lastPush }) => {
    if (lastPush === null || lastPush.request !== null || lastPush.atMs <= atMs) return false;
    const metrics = (lastPush.families ?? []).map(({ name }) => name);
    return isMeantFor(
      { method: "PUT", path: groupPath(labels), metrics, isRefused: false },
      subject,
    );
  });
}
