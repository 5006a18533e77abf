import type { ChartData } from "@/components/chart/chart-data";
import type { StepFigures } from "./step-figures";

const points = 240;

/** How many had passed each step at each of some moments from the start to now. */
export function passesChartData(
  steps: readonly StepFigures[],
  { startedAtMs, nowMs }: { startedAtMs: number; nowMs: number },
): ChartData {
  const spanMs = Math.max(60_000, nowMs - startedAtMs);
  const stepS = spanMs / 1000 / (points - 1);
  const timesS = Array.from({ length: points }, (_, i) => startedAtMs / 1000 + i * stepS);
  return {
    timesS,
    stepS,
    isCount: true,
    series: steps.map(({ number, passedAtMs }) => {
      let passed = 0;
      const drawn = timesS.map((atS) => {
        while ((passedAtMs[passed] ?? Number.POSITIVE_INFINITY) <= atS * 1000 + 1) passed += 1;
        return passed;
      });
      return { name: number, drawn, texts: drawn.map(String), odd: [] };
    }),
  };
}
