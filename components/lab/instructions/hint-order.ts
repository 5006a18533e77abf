import type { ReactNode } from "react";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";

export interface StepHint {
  codes: readonly DiagnosisCode[];
  content: ReactNode;
}

/**
 * The hints that fit a diagnosis, as their positions in `hints`: those bound to its code first, then
 * those for any failure. One bound to other codes alone does not fit.
 */
export function fittingHints(
  hints: readonly Pick<StepHint, "codes">[],
  code: DiagnosisCode | null,
): number[] {
  const positions = [...hints.keys()];
  const codesOf = (i: number) => hints[i]?.codes ?? [];
  return [
    ...positions.filter((i) => code !== null && codesOf(i).includes(code)),
    ...positions.filter((i) => codesOf(i).length === 0),
  ];
}
