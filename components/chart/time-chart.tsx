"use client";

import "uplot/dist/uPlot.min.css";
import "./chart.css";
import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import type { ChartData } from "./chart-data";
import { type ChartPlace, indexAfterKey, placeAt, placeWords } from "./chart-place";
import { type ChartHandle, createChart } from "./create-chart";
import type { Moments } from "./moments";

interface TimeChartProps {
  /** Accessible name. */
  label: string;
  data: ChartData;
  moments: Moments;
  hidden: ReadonlySet<number>;
  focused: number | null;
  place: ChartPlace | null;
  onPlace: (place: ChartPlace | null) => void;
  /** The pointer or the focus is on the chart, or has left it. */
  onHold?: (isHeld: boolean) => void;
  /** CSS pixels. */
  height?: number;
}

/**
 * Lines over time. The pointer or, as on a slider, the arrow keys choose a moment; its values are told by
 * whoever holds the place, and to a screen reader here.
 */
export function TimeChart(props: TimeChartProps) {
  const { label, data, moments, hidden, focused, place, height = 260 } = props;
  const host = useRef<HTMLDivElement>(null);
  const handle = useRef<ChartHandle | null>(null);
  const latest = useRef(props);
  const last = data.timesS.length - 1;
  const index = place?.index ?? last;

  useLayoutEffect(() => {
    latest.current = props;
  });

  useLayoutEffect(() => {
    if (!host.current) return;
    const chart = createChart(host.current, {
      data,
      moments: latest.current.moments,
      height,
      onMove: (at) => latest.current.onPlace(at && placeAt(at, latest.current.moments)),
    });
    handle.current = chart;
    return () => {
      handle.current = null;
      chart.dispose();
    };
  }, [data, height]);

  // Each of these holds for a chart that was made anew, too.
  useLayoutEffect(() => data && handle.current?.hide(hidden), [data, hidden]);
  useLayoutEffect(() => data && handle.current?.focus(focused), [data, focused]);
  useLayoutEffect(() => data && handle.current?.mark(moments), [data, moments]);

  function move(event: KeyboardEvent) {
    const next = indexAfterKey(event.key, index, data.timesS.length);
    if (next === null) return;
    event.preventDefault();
    handle.current?.moveTo(next);
  }

  return (
    <div
      ref={host}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={index}
      aria-valuetext={placeWords(data, hidden, index)}
      onKeyDown={move}
      onFocus={() => props.onHold?.(true)}
      onBlur={() => {
        props.onHold?.(false);
        handle.current?.leave();
      }}
      onPointerEnter={() => props.onHold?.(true)}
      onPointerLeave={() => props.onHold?.(false)}
      style={{ height }}
      className="chart w-full rounded"
    />
  );
}
