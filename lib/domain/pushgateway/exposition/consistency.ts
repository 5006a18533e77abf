import type { Labels } from "@/lib/domain/metric";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import { type CollectedFamily, partLabel, type Sample, splitSuffix } from "./family-collector";
import { gatewayMetrics, groupMetrics, lateGatewayHelp } from "./gateway-metrics";
import { placeOf, type RefusedProblem, type Span } from "./problem";

type Families = ReadonlyMap<string, CollectedFamily>;

/**
 * What the gateway refuses once it has read the whole text, pushed to a group while no other group is
 * there (`checkMetricConsistency` and `checkSuffixCollisions` of the Prometheus client library).
 */
export function findInconsistencies(all: Families, group: Labels): RefusedProblem[] {
  const problems: RefusedProblem[] = [];
  const families = new Map(
    [...all].filter(([name, { samples }]) => samples.length > 0 && !groupMetrics.has(name)),
  );
  for (const family of families.values()) {
    const own = findOwnConflict(family);
    const collision = own ?? findCollision(family, families);
    if (collision) problems.push(collision);
    if (!own) for (const problem of findSampleProblems(family, group)) problems.push(problem);
  }
  return problems;
}

function refuse(code: DiagnosisCode, span: Span | null, message: string): RefusedProblem {
  const nowhere = { line: 1, startColumn: 1, endColumn: 2 };
  return { severity: "refused", code, message, ...placeOf(span ?? nowhere) };
}

function findOwnConflict({ name, type, help, ...at }: CollectedFamily): RefusedProblem | null {
  const ownType = gatewayMetrics.get(name);
  if (!ownType) return null;
  const ownHelp = lateGatewayHelp.get(name);
  if (ownHelp !== undefined && ownHelp !== (help ?? "")) {
    const message = `${name} is a metric of the gateway itself, and has another help text there.`;
    return refuse("other-rejection", at.helpSpan ?? at.sampleSpan, message);
  }
  if (ownType === type) return null;
  const message = `${name} is a metric of the gateway itself, a ${ownType.toLowerCase()}. Choose another name.`;
  return refuse("type-conflict", at.typeSpan ?? at.sampleSpan, message);
}

function findCollision(family: CollectedFamily, families: Families): RefusedProblem | null {
  const [whole, suffix] = splitSuffix(family.name);
  if (suffix === null) return null;
  const type = families.get(whole)?.type ?? gatewayMetrics.get(whole);
  const collides = type === "HISTOGRAM" || (type === "SUMMARY" && suffix !== "_bucket");
  if (!collides) return null;
  const message = `${family.name} is a name that belongs to the ${type.toLowerCase()} ${whole}.`;
  return refuse("type-conflict", family.sampleSpan, message);
}

function* findSampleProblems(family: CollectedFamily, group: Labels): Generator<RefusedProblem> {
  if (family.type === "SUMMARY" && Object.hasOwn(group, "quantile")) {
    const message = `The URL gives ${family.name} the label quantile, which a summary needs for itself.`;
    yield refuse("bad-label-name", family.sampleSpan, message);
  }
  const seen = new Map<string, Sample>();
  const parts = new Set<string>();
  const ownLabel = partLabel(family.type);
  for (const sample of family.samples) {
    if (ownLabel !== null && !isNew(parts, seriesKey(sample, ownLabel, null))) continue;
    const reserved = sample.labels.find(({ name }) => name.startsWith("__"));
    if (reserved) {
      const message = `${reserved.name} cannot be used as a label: names that begin with __ are reserved.`;
      yield refuse("bad-label-name", reserved, message);
      continue;
    }
    const key = seriesKey(sample, ownLabel, group);
    const earlier = seen.get(key);
    if (earlier) yield refuse("duplicate-sample", sample, duplicateOf(earlier, sample));
    else seen.set(key, sample);
  }
}

function isNew(keys: Set<string>, key: string): boolean {
  const size = keys.size;
  return keys.add(key).size > size;
}

/**
 * Tells the series of a family apart as the gateway stores them: with the labels of the URL in place of
 * their namesakes and `instance=""` where there is no instance. Without a group: as they are written.
 */
function seriesKey({ labels }: Sample, ownLabel: string | null, group: Labels | null): string {
  const parts: string[] = [];
  for (const { name, value } of labels) {
    if (name === ownLabel || (group !== null && isFromUrl(name, value, group))) continue;
    parts.push(`${name}=${value.length}:${value}`);
  }
  return parts.length > 1 ? parts.sort().join("") : (parts[0] ?? "");
}

function isFromUrl(name: string, value: string, group: Labels): boolean {
  return Object.hasOwn(group, name) || (name === "instance" && value === "");
}

function duplicateOf(earlier: Sample, sample: Sample): string {
  const line = earlier.line;
  return isSameText(earlier, sample)
    ? `The same series is in line ${line} already. A push may have it only once.`
    : `The gateway stores this as the same series as line ${line}: the labels of the URL overwrite those here, and a missing instance is the same as an empty one.`;
}

function isSameText(a: Sample, b: Sample): boolean {
  const written = ({ labels }: Sample) =>
    labels.map(({ name, value }) => `${name}=${value}`).sort();
  return written(a).join() === written(b).join();
}
