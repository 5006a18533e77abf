import type { Labels } from "@/lib/domain/metric";
import type { Family, Group } from "@/lib/domain/pushgateway/group";
import { type FamilyAnswer, type GroupAnswer, type GroupValue, isFamily } from "./gateway-answers";

const successTime = "push_time_seconds";
const failureTime = "push_failure_time_seconds";

/**
 * A group from its entry in `/api/v1/metrics`. Where a family named `labels` or `last_push_successful`
 * hides the key of that name, the gateway's own two time stamps tell as much.
 */
export function readGroup(answer: GroupAnswer): Group {
  const lastPushAtMs = readTime(answer.get(successTime));
  const lastFailureAtMs = readTime(answer.get(failureTime));
  const told = answer.get("last_push_successful");
  return {
    labels: readLabels(answer),
    isLastPushSuccessful:
      typeof told === "boolean" ? told : (lastPushAtMs ?? 0) >= (lastFailureAtMs ?? 1),
    lastPushAtMs,
    lastFailureAtMs,
    families: [...answer].flatMap(([name, value]) =>
      isFamily(value) && name !== successTime && name !== failureTime
        ? [readFamily(name, value)]
        : [],
    ),
  };
}

/** The gateway gives every series an empty `instance`, so an empty one is no part of a key read that way. */
function readLabels(answer: GroupAnswer): Labels {
  const labels = answer.get("labels");
  if (typeof labels === "object" && !isFamily(labels)) return onlyText(labels);
  const stamp = answer.get(successTime);
  const { instance, ...others } = isFamily(stamp) ? (stamp.metrics[0]?.labels ?? {}) : {};
  return instance ? { ...others, instance } : others;
}

function onlyText(labels: object): Labels {
  return Object.fromEntries(
    Object.entries(labels).filter((entry): entry is [string, string] => {
      return typeof entry[1] === "string";
    }),
  );
}

function readFamily(name: string, family: FamilyAnswer): Family {
  return {
    name,
    type: family.type,
    help: family.help ?? null,
    pushedAtMs: family.time_stamp,
    series: family.metrics.map(({ labels, value, sum }) => ({
      labels,
      value: value ?? sum ?? "NaN",
    })),
  };
}

/** Seconds since the epoch as a gauge; 0 stands for never. */
function readTime(family: GroupValue | undefined): number | null {
  const seconds = isFamily(family) ? Number(family.metrics[0]?.value) : Number.NaN;
  return seconds > 0 && Number.isFinite(seconds) ? Math.round(seconds * 1e6) / 1e3 : null;
}
