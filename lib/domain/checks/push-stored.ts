import type { DiagnosisCode } from "../diagnosis";
import type { Group, Labels } from "../gateway-state";
import { formatLabels } from "../grouping-key";
import { breaks, diagnose, type Finding } from "../ladder";
import { type Cause, lossOf } from "../ledger";
import { differingLabels, findNearest, type LabelDifference, type Near } from "../nearest";
import type { GatewaySnapshot, Observation } from "../observation";
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
  seen: Observation,
  gateway: GatewaySnapshot,
  group: Group | undefined,
): Finding | null {
  const near = findNearest(gateway.groups, asked.group, asked.metric);
  if (near) return nearFinding(asked, near);
  return goneFinding(asked, seen) ?? (group ? metricMissing(asked, group) : null);
}

function nearFinding(asked: Asked, near: Near): Finding {
  const [first] = differingLabels(asked.group, near.group.labels);
  const observed = formatLabels(near.group.labels);
  const evidence = `The nearest thing on the gateway is ${near.family.name} in ${observed}.`;
  if (!first) {
    return breaks(
      evidence,
      diagnose("wrong-metric-name", "The group is right, and the metric's name is another one.", {
        expected: asked.metric,
        observed: near.family.name,
      }),
    );
  }
  const { code, message } = groupDifference(first, near);
  return breaks(
    evidence,
    diagnose(code, message, {
      expected: formatLabels(asked.group),
      observed,
      params: { label: first.name, metric: near.family.name },
    }),
  );
}

function groupDifference(
  first: LabelDifference,
  near: Near,
): { code: DiagnosisCode; message: string } {
  if (first.kind === "missing") {
    const isInBody = near.family.series.some((each) => each.labels[first.name] !== undefined);
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

const goneCodes: Record<Cause, { code: DiagnosisCode; how: string }> = {
  put: { code: "replaced-by-later-push", how: "replaced by" },
  post: { code: "replaced-by-later-push", how: "replaced by" },
  delete: { code: "deleted-since", how: "deleted by" },
  restart: { code: "gateway-restarted-since", how: "lost with the restart of the gateway," },
  reset: { code: "gateway-restarted-since", how: "lost with the reset of the sandbox," },
};

/** The group held the metric once and no longer does: through what, and since when. */
export function goneFinding(asked: Asked, seen: Observation): Finding | null {
  const loss = lossOf(seen.ledger, asked.group, asked.metric);
  if (!loss) return null;
  const { code, how } = goneCodes[loss.cause];
  const key = formatLabels(asked.group);
  return breaks(
    `${key} held ${asked.metric} until ${formatTime(loss.sinceMs)}.`,
    diagnose(code, `${asked.metric} was in ${key} and is gone: ${how} ${loss.request}.`, {
      expected: `${asked.metric} in ${key}`,
      observed: `gone since ${formatTime(loss.sinceMs)}`,
      params: { request: loss.request },
    }),
  );
}

function metricMissing(asked: Asked, group: Group): Finding {
  const names = group.families.map((each) => each.name);
  const key = formatLabels(asked.group);
  return breaks(
    `${key} exists.`,
    diagnose("metric-missing", `The group ${key} is there, without ${asked.metric}.`, {
      expected: asked.metric,
      observed: names.length > 0 ? names.join(", ") : "an empty group",
    }),
  );
}
