import { changedFunctions } from "./changed-functions";
import { numberFunctions, timeFunctions } from "./number-functions";
import { histogramFunctions, rangeFunctions, vectorFunctions } from "./series-functions";

export interface PromqlFunction {
  name: string;
  /** As the Prometheus documentation writes it: its parameters with their types. */
  signature: string;
  /** One sentence. */
  explanation: string;
  since: string | null;
  until: string | null;
  isExperimental: boolean;
}

/** Every function that a Prometheus since 2.42 knows, by name. */
export const promqlFunctions: ReadonlyMap<string, PromqlFunction> = new Map(
  [
    ...[rangeFunctions, vectorFunctions, histogramFunctions, numberFunctions, timeFunctions]
      .flatMap((group) => Object.entries(group))
      .map(([signature, explanation]) => ({ signature, explanation })),
    ...changedFunctions,
  ]
    .map((each) => ({ since: null, until: null, isExperimental: false, ...each }))
    .map((each) => ({ name: each.signature.slice(0, each.signature.indexOf("(")), ...each }))
    .map((each) => [each.name, each]),
);

/**
 * Whether a Prometheus of this version knows the function, its feature flags aside. Of a version that is
 * not known, what every one knows since 2.42.
 */
export function isKnownTo(
  { since, until }: { since: string | null; until: string | null },
  version: string | null,
): boolean {
  if (version === null) return since === null && until === null;
  return (
    (since === null || compareVersions(version, since) >= 0) &&
    (until === null || compareVersions(version, until) < 0)
  );
}

function compareVersions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split(".").map(Number.parseFloat);
  const [majorB = 0, minorB = 0] = b.split(".").map(Number.parseFloat);
  return majorA - majorB || minorA - minorB;
}
