import type { DiagnosisCode } from "@/lib/domain/diagnosis";
import type { Group, Labels } from "@/lib/domain/gateway-state";
import { formatLabels } from "@/lib/domain/grouping-key";
import { breaks, diagnose, type Finding } from "@/lib/domain/ladder";
import { type Cause, heldNow, lossOf, momentsOf } from "@/lib/domain/ledger";
import {
  differingLabels,
  findNearest,
  type LabelDifference,
  type Near,
} from "@/lib/domain/nearest";
import type { GatewaySnapshot, Standing } from "@/lib/domain/observation";
import { formatTime } from "./standing";

interface Asked {
  group: Labels;
  metric: string;
}

/**
 * Why the exact group does not hold a metric: the nearest thing that is there, then what is gone since,
 * then a group that holds only other names. Null when nothing resembles what was asked.
 */
export function storedFinding(
  asked: Asked,
  seen: Standing,
  gateway: GatewaySnapshot,
  group: Group | undefined,
): Finding | null {
  const near = findNearest(gateway.groups, asked.group, asked.metric);
  if (near) return nearFinding(asked, near);
  return goneFinding(asked, seen, gateway) ?? (group ? metricMissing(asked, group) : null);
}

function nearFinding(asked: Asked, near: Near): Finding {
  const [first] = differingLabels(asked.group, near.group.labels);
  const { name } = near.family;
  const key = formatLabels(near.group.labels);
  const evidence = `The nearest thing on the gateway is ${name} in ${key}.`;
  if (!first) {
    return breaks(
      evidence,
      diagnose("wrong-metric-name", "The group is right, and the metric's name is another one.", {
        expected: asked.metric,
        observed: name,
        params: { metric: name },
      }),
    );
  }
  const { code, message } = groupDifference(first, near);
  const withName = (metric: string, group: string) =>
    name === asked.metric ? group : `${metric} in ${group}`;
  return breaks(
    evidence,
    diagnose(code, message, {
      expected: withName(asked.metric, formatLabels(asked.group)),
      observed: withName(name, key),
      params: { label: first.name, metric: name },
    }),
  );
}

function groupDifference(
  first: LabelDifference,
  near: Near,
): { code: DiagnosisCode; message: string } {
  if (first.kind === "missing") {
    const isInBody = near.family.series.some((each) => Boolean(each.labels[first.name]));
    return isInBody
      ? {
          code: "label-in-body-only",
          message: `The label ${first.name} stands in the body alone, so it is no part of the group. A grouping label belongs in the URL, after the job.`,
        }
      : {
          code: "missing-group-label",
          message: `Your group has no ${first.name} label. It belongs in the URL, after the job.`,
        };
  }
  if (first.name === "job") {
    return { code: "wrong-job", message: "The metric is there, under another job." };
  }
  return first.kind === "extra"
    ? {
        code: "extra-group-label",
        message: `The URL has the label ${first.name} too, which makes it another group.`,
      }
    : {
        code: "wrong-label-value",
        message: `The label ${first.name} of your group has another value.`,
      };
}

const goneCodes: Record<Cause, { code: DiagnosisCode; how: (request: string) => string }> = {
  put: { code: "replaced-by-later-push", how: (request) => `replaced by ${request}` },
  post: { code: "replaced-by-later-push", how: (request) => `replaced by ${request}` },
  delete: { code: "deleted-since", how: (request) => `deleted by ${request}` },
  restart: { code: "gateway-restarted-since", how: () => "lost when the gateway was restarted" },
  reset: { code: "gateway-restarted-since", how: () => "lost when the sandbox was reset" },
};

/** The group held the metric once and no longer does: through what, and since when. */
export function goneFinding(
  asked: Asked,
  seen: Standing,
  gateway: GatewaySnapshot,
): Finding | null {
  const key = formatLabels(asked.group);
  const tell = (code: DiagnosisCode, how: string, sinceMs: number, request: string | null) =>
    breaks(
      `${key} held ${asked.metric} until ${formatTime(sinceMs)}.`,
      diagnose(code, `${asked.metric} was in ${key} and is gone: ${how}.`, {
        expected: `${asked.metric} in ${key}`,
        observed: `gone since ${formatTime(sinceMs)}`,
        params: { request },
      }),
    );
  const loss = lossOf(seen.ledger, asked.group, asked.metric);
  if (loss) {
    const { code, how } = goneCodes[loss.cause];
    return tell(code, how(loss.request), loss.sinceMs, loss.request);
  }
  if (!heldNow(seen.ledger, asked.group)?.has(asked.metric)) return null;
  const lastMs = momentsOf(seen.ledger, asked.group).at(-1)?.sinceMs ?? 0;
  if (gateway.startedAtMs < lastMs) return null;
  const how = "lost when the gateway was started anew";
  return tell("gateway-restarted-since", how, gateway.startedAtMs, null);
}

function metricMissing(asked: Asked, group: Group): Finding {
  const names = group.families.map((each) => each.name);
  const key = formatLabels(asked.group);
  return breaks(
    `${key} exists.`,
    diagnose("metric-missing", `The group ${key} is there, without ${asked.metric}.`, {
      expected: asked.metric,
      observed: names.length > 0 ? names.slice(0, 5).join(", ") : "an empty group",
    }),
  );
}
