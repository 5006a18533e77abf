"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { ChartPlace } from "@/components/chart/chart-place";
import { LineSwatch } from "@/components/chart/line-swatch";
import { TimeChart } from "@/components/chart/time-chart";
import { minuteText } from "@/components/ui/time-text";
import { FiguresTable } from "./figures-table";
import { passesChartData } from "./passes-chart-data";
import type { StepFigures } from "./step-figures";

interface PassesOverTimeProps {
  steps: readonly StepFigures[];
  times: { startedAtMs: number; nowMs: number };
  isTable: boolean;
}

const none: ReadonlySet<number> = new Set();
const noMoments = { scrapes: [], events: [] };

/** How many had passed each step, from the start until now: one line a step. */
export function PassesOverTime({ steps, times, isTable }: PassesOverTimeProps) {
  const { startedAtMs, nowMs } = times;
  const data = useMemo(
    () => passesChartData(steps, { startedAtMs, nowMs }),
    [steps, startedAtMs, nowMs],
  );
  const [place, setPlace] = useState<ChartPlace | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const { ref, height } = useHeight();
  if (isTable) return <PassesTable steps={steps} />;
  const atS = place === null ? null : (data.timesS[place.index] ?? null);
  return (
    <div className="flex min-h-40 grow gap-4 max-sm:flex-col">
      <div ref={ref} className="relative min-h-0 min-w-0 grow max-sm:min-h-60">
        <div className="absolute inset-0">
          <TimeChart
            label="Passes over time"
            {...{ data, moments: noMoments, hidden: none, focused, place, height }}
            onPlace={setPlace}
          />
        </div>
      </div>
      <ul
        aria-label="Lines"
        className="shrink-0 overflow-y-auto text-[0.8125rem] leading-5 sm:w-36"
      >
        <li className="text-muted tabular-nums">{atS === null ? "now" : minuteText(atS)}</li>
        {data.series.map(({ name, drawn }, i) => (
          <li
            key={name}
            onPointerEnter={() => setFocused(i)}
            onPointerLeave={() => setFocused(null)}
            className="flex items-center gap-2"
          >
            <LineSwatch index={i} />
            <span className="min-w-0 grow truncate">{name}</span>
            <span className="tabular-nums">{drawn[place?.index ?? drawn.length - 1]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function PassesTable({ steps }: { steps: readonly StepFigures[] }) {
  const at = (ms: number | undefined) => (ms === undefined ? "" : minuteText(ms / 1000));
  return (
    <FiguresTable
      label="Passes over time"
      head={["Step", "Passed by", "First at", "Half of them by", "Latest at"]}
      rows={steps.map(({ number, title, passedAtMs }) => [
        ...[`${number} ${title}`, passedAtMs.length, at(passedAtMs[0])],
        ...[at(passedAtMs[Math.ceil(passedAtMs.length / 2) - 1]), at(passedAtMs.at(-1))],
      ])}
    />
  );
}

/** The height of the place that the chart has, which is as high as the panel allows; CSS pixels. */
function useHeight() {
  const ref = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(160);
  useEffect(() => {
    const host = ref.current;
    if (!host) return;
    const resized = new ResizeObserver(() =>
      setHeight(Math.max(140, Math.floor(host.clientHeight))),
    );
    resized.observe(host);
    return () => resized.disconnect();
  }, []);
  return { ref, height };
}
