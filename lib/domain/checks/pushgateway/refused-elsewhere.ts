import type { Standing } from "@/lib/domain/checks/looks";
import { formatTime } from "./standing";

/**
 * A sentence with a space before it where the gateway has refused something lately that did not come through
 * the app: all that is known of it is the gateway's own count.
 */
export function refusedElsewhere({ history, newestAttempt }: Standing): string {
  const { others = 0, newestAtMs = null } = history.refusals ?? {};
  const newestMs = Math.max(history.lastPushAtMs ?? 0, newestAttempt?.atMs ?? 0);
  if (others === 0 || newestAtMs === null || newestAtMs < newestMs) return "";
  return ` At about ${formatTime(newestAtMs)} your gateway has refused something that did not come through this app. Its answer says why; it is in the output of whatever sent it.`;
}
