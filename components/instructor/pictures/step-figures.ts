import type { StepColumn } from "@/components/instructor/session/columns";
import type { ClassFigures } from "@/lib/contract/classroom/figures";

/** One step in figures, with its name. */
export interface StepFigures {
  key: string;
  number: string;
  title: string;
  begun: number;
  /** When it was passed, in order; milliseconds since the epoch. */
  passedAtMs: readonly number[];
  medianMs: number | null;
  spreadMs: number | null;
}

/** The figures of the steps that the board has, in its order; one that nothing is known of is nobody's. */
export function stepFigures(
  { steps }: ClassFigures,
  columns: readonly StepColumn[],
): StepFigures[] {
  const known = new Map(steps.map((step) => [`${step.lab}/${step.step}`, step]));
  return columns.map(({ key, number, title }) => {
    const step = known.get(key);
    return {
      ...{ key, number, title },
      begun: step?.begun ?? 0,
      passedAtMs: (step?.passedAt ?? []).map((at) => Date.parse(at)),
      medianMs: step?.medianMs ?? null,
      spreadMs: step?.spreadMs ?? null,
    };
  });
}
