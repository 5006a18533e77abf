import { spanText } from "@/components/instructor/words/hint-words";
import { Bars } from "./bars";
import { FiguresTable } from "./figures-table";
import type { StepFigures } from "./step-figures";

/** How long those who passed a step were at it: the median, and how far most are from it. */
export function StepTimes({ steps, isTable }: { steps: readonly StepFigures[]; isTable: boolean }) {
  if (isTable) {
    return (
      <FiguresTable
        label="Time on each step"
        head={["Step", "Passed by", "Median", "Spread"]}
        rows={steps.map(({ number, title, passedAtMs, medianMs, spreadMs }) => [
          ...[`${number} ${title}`, passedAtMs.length],
          ...[medianMs, spreadMs].map((ms) => (ms === null ? "" : spanText(ms))),
        ])}
      />
    );
  }
  const far = ({ medianMs, spreadMs }: StepFigures) => (medianMs ?? 0) + (spreadMs ?? 0);
  const longest = Math.max(1, ...steps.map(far));
  return (
    <Bars
      label="Time on each step: the line is the median, most are within the bar"
      bars={steps.map((step) => {
        const { key, number, title, medianMs, spreadMs } = step;
        if (medianMs === null) return { key, label: number, title, front: 0, text: "nobody yet" };
        return {
          ...{ key, label: number, title },
          from: Math.max(0, medianMs - (spreadMs ?? 0)) / longest,
          front: far(step) / longest,
          mark: medianMs / longest,
          text: `${spanText(medianMs)} ± ${spanText(spreadMs ?? 0)}`,
        };
      })}
    />
  );
}
