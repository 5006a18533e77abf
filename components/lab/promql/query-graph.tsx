"use client";

import { useMemo, useState } from "react";
import { alignSeries, type ChartData, gridTimes } from "@/components/chart/chart-data";
import { ChartFigures } from "@/components/chart/chart-figures";
import type { ChartPlace } from "@/components/chart/chart-place";
import { MomentsKey } from "@/components/chart/moments-key";
import { SeriesLegend } from "@/components/chart/series-legend";
import { TimeChart } from "@/components/chart/time-chart";
import { Disclosure } from "@/components/ui/disclosure";
import { clockText, momentText } from "@/components/ui/time-text";
import type { RangeQuery } from "@/lib/contract/prometheus";
import type { RangeAnswer } from "./load-graph";
import { seriesName } from "./query-rows";

type Answered = Extract<RangeQuery, { status: "success" }>;

/** As many lines as can be told apart with some effort, and drawn at once. */
const maxLines = 100;

interface QueryGraphProps {
  answer: RangeAnswer;
  result: Answered;
  /** The pointer or the focus is on the graph: it is to stand still. */
  onHold: (isHeld: boolean) => void;
}

/** A result over time, with the moments of pushes and scrapes, and the same in figures. */
export function QueryGraph({ answer, result, onHold }: QueryGraphProps) {
  const { grid, moments } = answer;
  const data = useMemo(() => chartData(answer, result), [answer, result]);
  const [hiddenNames, setHiddenNames] = useState<ReadonlySet<string>>(new Set());
  const [pointed, setPointed] = useState<{ at: number | null; data: ChartData } | null>(null);
  const [looked, setLooked] = useState<{ at: ChartPlace; data: ChartData } | null>(null);
  const hidden = useMemo(() => indexesOf(data, hiddenNames), [data, hiddenNames]);
  // Both are places in the data that was there then.
  const focused = pointed?.data === data ? pointed.at : null;
  const place = looked?.data === data ? looked.at : null;
  const more = result.data.result.length - data.series.length + (result.data.moreSeries ?? 0);
  const odd = data.series.flatMap((series) => series.odd.map(({ value }) => value));
  if (data.series.length === 0) {
    return <p className="text-muted">The result is empty: no series matches in this span.</p>;
  }
  return (
    <>
      <div className="flex flex-col gap-1">
        <TimeChart
          label="Moment in the graph"
          {...{ data, moments, hidden, focused, place }}
          onHold={onHold}
          onPlace={(at) => setLooked(at && { at, data })}
        />
        <MomentsKey moments={moments} odd={odd} />
      </div>
      <p className="min-h-5 text-[13px] leading-5 text-muted tabular-nums">
        {place ? (
          <>
            <span className="text-text">{clockText(data.timesS[place.index] ?? 0)}</span>
            {place.event && (
              <span className="[overflow-wrap:anywhere]">
                {" "}
                · {clockText(place.event.atS)} {place.event.text}
              </span>
            )}
          </>
        ) : (
          `${momentText(grid.startS)} to ${momentText(grid.endS)}; a point every ${grid.stepS} s`
        )}
      </p>
      <SeriesLegend
        data={data}
        hidden={hidden}
        index={place?.index ?? null}
        onHide={(next) => setHiddenNames(namesOf(data, next))}
        onFocus={(at) => setPointed({ at, data })}
      />
      {more > 0 && (
        <p className="text-[13px] text-muted">
          {more.toLocaleString("en")} more not drawn. Ask for fewer: by a label, by topk or by sum.
        </p>
      )}
      <Disclosure summary="The graph in figures">
        <ChartFigures data={data} moments={moments} />
      </Disclosure>
    </>
  );
}

function chartData({ grid }: RangeAnswer, { data }: Answered): ChartData {
  const timesS = gridTimes(grid);
  const series = data.result
    .slice(0, maxLines)
    .map(({ metric, values = [] }) => alignSeries(seriesName(metric), values, grid, timesS.length));
  return { timesS, stepS: grid.stepS, series };
}

function indexesOf({ series }: ChartData, names: ReadonlySet<string>): ReadonlySet<number> {
  return new Set(series.flatMap(({ name }, i) => (names.has(name) ? [i] : [])));
}

function namesOf({ series }: ChartData, indexes: ReadonlySet<number>): ReadonlySet<string> {
  return new Set(series.flatMap(({ name }, i) => (indexes.has(i) ? [name] : [])));
}
