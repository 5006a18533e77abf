import { spanText } from "@/components/instructor/words/hint-words";
import { Bars } from "./bars";
import { quantile, type StepFigures } from "./class-figures";
import { FiguresTable } from "./figures-table";

/** From the first attempt to the pass: the middle half of those who passed, with the median. */
export function StepTimes({ steps, isTable }: { steps: readonly StepFigures[]; isTable: boolean }) {
  const figures = steps.map(({ timesMs, ...step }) => ({
    ...step,
    count: timesMs.length,
    quarter: quantile(timesMs, 0.25) ?? 0,
    median: quantile(timesMs, 0.5),
    threeQuarters: quantile(timesMs, 0.75) ?? 0,
  }));
  if (isTable) {
    return (
      <FiguresTable
        label="Time from the first attempt to the pass"
        head={["Step", "Passed by", "A quarter within", "Half within", "Three quarters within"]}
        rows={figures.map(({ number, title, count, quarter, median, threeQuarters }) => [
          ...[`${number} ${title}`, count],
          ...(median === null
            ? ["", "", ""]
            : [spanText(quarter), spanText(median), spanText(threeQuarters)]),
        ])}
      />
    );
  }
  const longest = Math.max(1, ...figures.map(({ threeQuarters }) => threeQuarters));
  return (
    <Bars
      label="Time from the first attempt to the pass: half of the class is within the bar, the line is the median"
      bars={figures.map(({ key, number, title, quarter, median, threeQuarters }) => ({
        ...{ key, label: number, title },
        from: quarter / longest,
        front: threeQuarters / longest,
        ...(median !== null && { mark: median / longest }),
        text:
          median === null
            ? "nobody yet"
            : `${spanText(median)} (${spanText(quarter)} to ${spanText(threeQuarters)})`,
      }))}
    />
  );
}
