import type { Labels, MetricType } from "@/lib/domain/metric";
import type { PushedFamily } from "@/lib/domain/pushgateway/attempt";
import { groupMetrics } from "@/lib/domain/pushgateway/exposition/gateway-metrics";
import type { Exposition } from "@/lib/domain/pushgateway/exposition/parse-exposition";
import type { Span } from "@/lib/domain/pushgateway/exposition/problem";
import type { Group } from "@/lib/domain/pushgateway/group";
import {
  formatLabels,
  isSameLabels,
  type PathError,
  parsePushPath,
  withoutEmpty,
} from "@/lib/domain/pushgateway/grouping-key";
import { findNearestGroup, type NearestGroup } from "@/lib/domain/pushgateway/nearest";
import { findForgottenBase64 } from "@/lib/domain/pushgateway/path-slip";
import { type Conflict, findMetric, foreseeConflicts, storedSeries } from "./preview-conflicts";
import { locatePathError, type PathLabel, type PathPlace, readPathLabels } from "./preview-path";
import { findPoisoner, findTwin } from "./preview-poison";

/** A request that has not been sent yet. */
export interface PreviewRequest {
  method: string;
  path: string;
  body: string;
  /** The body as `parseExposition` reads it under the path's labels. */
  exposition: Exposition;
}

export interface PreviewLabel {
  name: string;
  value: string;
  /** Written in base64; `value` is what that says. */
  isBase64: boolean;
  /** What the value would say in base64, where that is likely to be meant and is not said; else null. */
  forgottenBase64: string | null;
  /** The path gives the label more than once, and this is the value that counts. */
  isRepeated: boolean;
}

/** A label of the body that the URL says otherwise. */
export interface Overwritten {
  name: string;
  /** What the URL says. */
  value: string;
  /** What the body says, each value once. */
  written: string[];
}

/** What becomes of one metric of the group. */
export interface MetricChange {
  name: string;
  action: "adds" | "replaces" | "removes" | "keeps";
  /** Where the push gives a metric of the group another type. */
  typeChange: { from: MetricType; to: MetricType } | null;
  /** Series that the group has under this name and that the push does not carry: they go. */
  lostSeries: number;
}

export type PreviewEffect =
  | { kind: "push"; isWhole: boolean; isNewGroup: boolean; changes: MetricChange[] }
  | { kind: "delete"; metrics: string[]; endsPoisoning: boolean }
  | { kind: "matches-nothing"; nearest: NearestGroup | null }
  /** The gateway would refuse it, and say `message`; `place` is in the body. */
  | { kind: "refused"; message: string; place: Span | null }
  /** A push to a group that the gateway cannot tell from `twin`. */
  | { kind: "poisons"; twin: Labels }
  /** Every push is refused until the group `culprit` is deleted. */
  | { kind: "poisoned"; culprit: Labels }
  /** A method that the gateway does not take on a group. */
  | { kind: "wrong-method" };

/** What a request would do to the groups of a gateway, told before it is sent. */
export type Preview =
  | { kind: "no-group"; error: PathError; place: PathPlace | null }
  | {
      kind: "group";
      labels: PreviewLabel[];
      overwritten: Overwritten[];
      conflicts: Conflict[];
      /** What stands behind the `?` of the path: the gateway reads labels from the path alone. */
      ignoredQuery: string | null;
      effect: PreviewEffect;
    };

/** Reads a request against the groups as they are now (Pushgateway README, "API" and "URL"). */
export function previewRequest(request: PreviewRequest, groups: readonly Group[]): Preview {
  const { method, path, exposition } = request;
  const parsed = parsePushPath(path);
  if (!parsed.ok) {
    return { kind: "no-group", error: parsed.error, place: locatePathError(path, parsed.error) };
  }
  const target = parsed.value.labels;
  const isPush = method === "PUT" || method === "POST";
  const conflicts = isPush
    ? foreseeConflicts(exposition.families, target, method === "POST", groups)
    : [];
  return {
    kind: "group",
    labels: previewLabels(target, readPathLabels(path)),
    overwritten: isPush ? findOverwritten(exposition.families, target) : [],
    conflicts,
    ignoredQuery: /\?.+$/s.exec(path)?.[0] ?? null,
    effect: isPush
      ? foreseePush(request, target, groups, conflicts)
      : method === "DELETE"
        ? foreseeDelete(target, groups)
        : { kind: "wrong-method" },
  };
}

function previewLabels(target: Labels, written: readonly PathLabel[]): PreviewLabel[] {
  const { job = "", ...others } = target;
  return [["job", job] as const, ...Object.entries(others)].map(([name, value]) => {
    const own = written.filter((each) => each.name === name);
    const counting = name === "job" ? own[0] : own.at(-1);
    const isBase64 = counting?.isBase64 ?? false;
    const forgottenBase64 = isBase64 ? null : findForgottenBase64(value);
    return { name, value, isBase64, forgottenBase64, isRepeated: own.length > 1 };
  });
}

function findOverwritten(families: readonly PushedFamily[], target: Labels): Overwritten[] {
  return Object.entries(target).flatMap(([name, value]) => {
    const written = new Set<string>();
    for (const { series } of families) {
      for (const { labels } of series) {
        const own = labels[name];
        if (own !== undefined && own !== value) written.add(own);
      }
    }
    return written.size > 0 ? [{ name, value, written: [...written] }] : [];
  });
}

function foreseePush(
  { method, body, exposition }: PreviewRequest,
  target: Labels,
  groups: readonly Group[],
  [conflict]: readonly Conflict[],
): PreviewEffect {
  if (exposition.refusal) {
    return { kind: "refused", message: exposition.refusal.message, place: exposition.refusal };
  }
  const culprit = findPoisoner(groups);
  if (culprit) return { kind: "poisoned", culprit };
  const twin = findTwin(target, groups);
  if (twin) return { kind: "poisons", twin };
  if (conflict) {
    const { message, name } = conflict;
    return { kind: "refused", message, place: findMetric(body, name) };
  }
  const group = groups.find(({ labels }) => isSameLabels(labels, target));
  const isWhole = method === "PUT";
  const changes = changesOf(exposition.families, target, group, isWhole);
  return { kind: "push", isWhole, isNewGroup: group === undefined, changes };
}

function changesOf(
  families: readonly PushedFamily[],
  target: Labels,
  group: Group | undefined,
  isWhole: boolean,
): MetricChange[] {
  const there = group?.families ?? [];
  const pushed = families.filter(({ name }) => !groupMetrics.has(name));
  const names = new Set(pushed.map(({ name }) => name));
  const left = there.filter(({ name }) => !names.has(name));
  return [
    ...pushed.map((family): MetricChange => {
      const { name, type } = family;
      const before = there.find((each) => each.name === name);
      if (!before) return { name, action: "adds", typeChange: null, lostSeries: 0 };
      const carried = new Set(storedSeries(family, target));
      const lost = before.series.filter(
        ({ labels }) => !carried.has(formatLabels(withoutEmpty(labels))),
      );
      const typeChange = before.type === type ? null : { from: before.type, to: type };
      return { name, action: "replaces", typeChange, lostSeries: lost.length };
    }),
    ...left.map(({ name, series }): MetricChange => {
      const action = isWhole ? "removes" : "keeps";
      return { name, action, typeChange: null, lostSeries: isWhole ? series.length : 0 };
    }),
  ];
}

function foreseeDelete(target: Labels, groups: readonly Group[]): PreviewEffect {
  const group = groups.find(({ labels }) => isSameLabels(labels, target));
  if (!group) return { kind: "matches-nothing", nearest: findNearestGroup(groups, target) };
  const metrics = group.families.map(({ name }) => name);
  return { kind: "delete", metrics, endsPoisoning: findTwin(target, groups) !== null };
}
