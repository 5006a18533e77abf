import type { Labels } from "@/lib/domain/metric";
import type { PushedFamily } from "@/lib/domain/pushgateway/attempt";
import { splitSuffix } from "@/lib/domain/pushgateway/exposition/family-collector";
import { groupMetrics } from "@/lib/domain/pushgateway/exposition/gateway-metrics";
import type { Span } from "@/lib/domain/pushgateway/exposition/problem";
import type { Family, Group } from "@/lib/domain/pushgateway/group";
import { formatLabels, isSameLabels, withoutEmpty } from "@/lib/domain/pushgateway/grouping-key";

/** A push that the gateway would refuse because of what it holds already. */
export interface Conflict {
  code: "type-conflict" | "duplicate-sample";
  /** The metric of the push. */
  name: string;
  /** The metric of the group, which has the same name or claims it. */
  other: string;
  /** The group that it conflicts with. */
  group: Labels;
  message: string;
}

interface Standing {
  group: Labels;
  family: Family;
}

/**
 * What of a push contradicts the metrics that will stand beside it: those of all other groups and, with a
 * POST, those of its own group that it leaves there. A family may change its type within its own group
 * alone (`checkMetricConsistency` of the Prometheus client library, run over all groups).
 */
export function foreseeConflicts(
  pushed: readonly PushedFamily[],
  target: Labels,
  isPost: boolean,
  groups: readonly Group[],
): Conflict[] {
  const names = new Set(pushed.map(({ name }) => name));
  const standing = groups.flatMap(({ labels, families }) =>
    families
      .filter(({ name }) => !isSameLabels(labels, target) || (isPost && !names.has(name)))
      .map((family) => ({ group: labels, family })),
  );
  return pushed.flatMap((family) => {
    if (groupMetrics.has(family.name)) return [];
    const found =
      findTypeConflict(family, standing) ??
      findCollision(family, standing) ??
      findDuplicate(family, target, standing);
    return found ? [found] : [];
  });
}

function findTypeConflict(pushed: PushedFamily, standing: readonly Standing[]): Conflict | null {
  const other = standing.find(
    ({ family }) => family.name === pushed.name && family.type !== pushed.type,
  );
  if (!other) return null;
  const { name } = pushed;
  const [there, here] = [other.family.type.toLowerCase(), pushed.type.toLowerCase()];
  const message = `${name} is ${article(here)} here and ${article(there)} in ${formatLabels(other.group)}. One gateway has one type for a name.`;
  return { code: "type-conflict", name, other: name, group: other.group, message };
}

const article = (type: string) => (type === "untyped" ? type : `a ${type}`);

/** Whether a name is one of those that a histogram or summary makes by itself. */
function isPartOf(part: string, { name, type }: Pick<Family, "name" | "type">): boolean {
  const [whole, suffix] = splitSuffix(part);
  if (suffix === null || whole !== name) return false;
  return type === "HISTOGRAM" || (type === "SUMMARY" && suffix !== "_bucket");
}

function findCollision(pushed: PushedFamily, standing: readonly Standing[]): Conflict | null {
  const other = standing.find(
    ({ family }) => isPartOf(pushed.name, family) || isPartOf(family.name, pushed),
  );
  if (!other) return null;
  const message = `${pushed.name} and ${other.family.name} in ${formatLabels(other.group)} claim the same name: a histogram or summary owns those with _sum, _count and _bucket.`;
  const names = { name: pushed.name, other: other.family.name };
  return { code: "type-conflict", ...names, group: other.group, message };
}

function findDuplicate(
  pushed: PushedFamily,
  target: Labels,
  standing: readonly Standing[],
): Conflict | null {
  const same = standing.filter(({ family }) => family.name === pushed.name);
  if (same.length === 0) return null;
  const series = new Set(storedSeries(pushed, target));
  const other = same.find(({ family }) =>
    family.series.some(({ labels }) => series.has(formatLabels(withoutEmpty(labels)))),
  );
  if (!other) return null;
  const { name } = pushed;
  const message = `${formatLabels(other.group)} already holds ${name} with exactly these labels. A series can be in one group alone.`;
  return { code: "duplicate-sample", name, other: name, group: other.group, message };
}

const partLabels = { HISTOGRAM: "le", SUMMARY: "quantile" } as const;

/** The series of a pushed family as the gateway will tell them apart: the URL's labels before the body's. */
export function storedSeries({ type, series }: PushedFamily, target: Labels): string[] {
  const own = type === "HISTOGRAM" || type === "SUMMARY" ? partLabels[type] : null;
  const keys = series.map(({ labels }) => {
    const { [own ?? ""]: _, ...others } = labels;
    return formatLabels(withoutEmpty({ ...others, ...target }));
  });
  return [...new Set(keys)];
}

/** Where a body speaks of a metric first: the name in its TYPE line, else in its first sample. */
export function findMetric(body: string, name: string): Span | null {
  let sample: Span | null = null;
  for (const [index, line] of body.split("\n").entries()) {
    const typed = /^([ \t]*#[ \t]*TYPE[ \t]+)([\w:]+)[ \t]/.exec(line);
    if (typed?.[2] === name) return spanOf(index + 1, typed[1]?.length ?? 0, name);
    const sampled = /^([ \t]*)([a-zA-Z_:][\w:]*)/.exec(line);
    if (sampled?.[2] && (sampled[2] === name || splitSuffix(sampled[2])[0] === name)) {
      sample ??= spanOf(index + 1, sampled[1]?.length ?? 0, sampled[2]);
    }
  }
  return sample;
}

function spanOf(line: number, offset: number, name: string): Span {
  return { line, startColumn: offset + 1, endColumn: offset + 1 + name.length };
}
