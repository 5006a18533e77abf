import type { Standing } from "@/lib/domain/checks/looks";
import type { Labels } from "@/lib/domain/metric";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import { type Cause, heldNow, lossOf, periodsOf } from "@/lib/domain/pushgateway/history";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import { breaks, diagnose, type Finding } from "@/lib/domain/verdict/ladder";
import { keyOf } from "./group-difference";
import { formatTime, nameCause } from "./standing";

type Gone = "replaced-by-later-push" | "deleted-since" | "gateway-restarted-since";

/** `by` names the request behind it. */
const causes: Record<Cause, { code: Gone; how: (by: string, isEmpty: boolean) => string }> = {
  put: {
    code: "replaced-by-later-push",
    how: (by, isEmpty) =>
      isEmpty
        ? `${by}, a PUT without metrics, emptied the group`
        : `${by} put other metrics in place of the whole group`,
  },
  post: {
    code: "replaced-by-later-push",
    how: (by) => `${by} put something else in its place`,
  },
  delete: { code: "deleted-since", how: (by) => `${by} deleted the group` },
  restart: {
    code: "gateway-restarted-since",
    how: () => "the gateway was restarted, and it keeps nothing over a restart",
  },
  reset: { code: "gateway-restarted-since", how: () => "the sandbox was reset" },
};

/** The group held the metric once and no longer does: through what, and since when. */
export function goneFinding(
  asked: { group: Labels; metric: string },
  seen: Standing,
  gateway: GatewaySnapshot,
): Finding | null {
  const loss = lossOf(seen.history, asked.group, asked.metric);
  if (loss) {
    const { code, how } = causes[loss.cause];
    return tell(asked, code, {
      sinceMs: loss.sinceMs,
      how: how(nameCause(loss), loss.families?.size === 0),
      by: loss.request,
    });
  }
  if (!heldNow(seen.history, asked.group)?.has(asked.metric)) return null;
  const lastMs = periodsOf(seen.history, asked.group).at(-1)?.sinceMs ?? 0;
  if (gateway.startedAtMs < lastMs) return null;
  const how = "the gateway was started anew, without what it held";
  return tell(asked, "gateway-restarted-since", { sinceMs: gateway.startedAtMs, how, by: null });
}

function tell(
  { group, metric }: { group: Labels; metric: string },
  code: DiagnosisCode,
  { sinceMs, how, by }: { sinceMs: number; how: string; by: string | null },
): Finding {
  const [key, since] = [formatLabels(group), formatTime(sinceMs)];
  return breaks(
    `${key} held ${metric} until ${since}.`,
    diagnose(code, `\`${metric}\` was in the group ${keyOf(group)} until ${since}. Then ${how}.`, {
      expected: `${metric} in ${key}`,
      observed: `gone since ${since}`,
      params: { request: by, since: new Date(sinceMs).toISOString() },
    }),
  );
}
