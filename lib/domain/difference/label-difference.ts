import type { Labels } from "@/lib/domain/metric";
import { describeSlip, isCloseText } from "./likeness";

export type LabelDifference =
  | { kind: "missing"; name: string; expected: string }
  /** Missing under its own name, and there under another one that is like it or has its value. */
  | { kind: "renamed"; name: string; expected: string; writtenAs: string; observed: string }
  | { kind: "extra"; name: string; observed: string }
  | { kind: "changed"; name: string; expected: string; observed: string };

/**
 * What a set of labels lacks, has under another name, has otherwise or has too much: `job` first, then as
 * they are asked for.
 */
export function differingLabels(expected: Labels, observed: Labels): LabelDifference[] {
  const extra = new Set(Object.keys(observed).filter((name) => !Object.hasOwn(expected, name)));
  const differences: LabelDifference[] = [];
  const asked = Object.keys(expected).sort((a, b) => Number(b === "job") - Number(a === "job"));
  for (const name of asked) {
    const [want = "", have] = [expected[name], observed[name]];
    if (want === have) continue;
    if (have !== undefined) {
      differences.push({ kind: "changed", name, expected: want, observed: have });
      continue;
    }
    const writtenAs = namesake(name, want, extra, observed);
    extra.delete(writtenAs ?? "");
    differences.push(
      writtenAs === undefined
        ? { kind: "missing", name, expected: want }
        : { kind: "renamed", name, expected: want, writtenAs, observed: observed[writtenAs] ?? "" },
    );
  }
  for (const name of extra)
    differences.push({ kind: "extra", name, observed: observed[name] ?? "" });
  return differences;
}

/** The label that was probably meant by a missing one. */
function namesake(
  name: string,
  value: string,
  extra: ReadonlySet<string>,
  observed: Labels,
): string | undefined {
  const [names, hasValue] = [[...extra], value !== ""];
  return (
    names.find((each) => isCloseText(each, name)) ??
    names.find((each) => hasValue && observed[each] === value)
  );
}

/**
 * How far apart two sets of labels are: one for each difference, and less for a slip of the pen, yet more
 * for two slips than for any single difference.
 */
export function labelDistance(differences: readonly LabelDifference[]): number {
  return differences.reduce((sum, difference) => sum + weightOf(difference), 0);
}

const slipWeight = 0.6;

function weightOf(difference: LabelDifference): number {
  if (difference.kind !== "renamed" && difference.kind !== "changed") return 1;
  const { expected, observed } = difference;
  const value = describeSlip(expected, observed) === null ? 1 : slipWeight;
  if (difference.kind === "changed") return value;
  const name = isCloseText(difference.name, difference.writtenAs) ? slipWeight : 1;
  return name + (observed === expected ? 0 : value);
}
