import { Bars } from "./bars";
import { FiguresTable } from "./figures-table";
import type { StepFigures } from "./step-figures";

interface PictureProps {
  steps: readonly StepFigures[];
  isTable: boolean;
}

/** How many have begun and how many have passed each step. */
export function Funnel({ steps, isTable }: PictureProps) {
  if (isTable) {
    return (
      <FiguresTable
        label="How far the class is"
        head={["Step", "Begun", "Passed", "Still at it"]}
        rows={steps.map(({ number, title, begun, passedAtMs: { length } }) => [
          ...[`${number} ${title}`, begun, length, begun - length],
        ])}
      />
    );
  }
  const most = Math.max(1, ...steps.map(({ begun }) => begun));
  return (
    <Bars
      label="How far the class is"
      bars={steps.map(({ key, number, title, begun, passedAtMs: { length } }) => ({
        ...{ key, label: number, title },
        back: begun / most,
        front: length / most,
        text: `${length} of ${begun} passed`,
      }))}
    />
  );
}
