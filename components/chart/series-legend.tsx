"use client";

import { cx } from "class-variance-authority";
import { shownValue } from "@/lib/domain/prometheus/sample-value";
import type { ChartData, ChartSeries } from "./chart-data";
import { LineSwatch } from "./line-swatch";

interface SeriesLegendProps {
  data: ChartData;
  hidden: ReadonlySet<number>;
  /** The point whose values are told; null tells the last ones. */
  index: number | null;
  onHide: (hidden: ReadonlySet<number>) => void;
  onFocus: (series: number | null) => void;
}

/** One switch for each line, with its value at the moment that is looked at. */
export function SeriesLegend({ data, hidden, index, onHide, onFocus }: SeriesLegendProps) {
  const all = data.series.map((_, i) => i);
  const toggle = (i: number) =>
    onHide(new Set(hidden.has(i) ? [...hidden].filter((each) => each !== i) : [...hidden, i]));
  return (
    <div className="flex flex-col gap-1">
      <ul aria-label="Lines" className="max-h-56 overflow-y-auto">
        {data.series.map((series, i) => (
          <li key={series.name}>
            <button
              type="button"
              aria-pressed={!hidden.has(i)}
              onClick={() => toggle(i)}
              onPointerEnter={() => onFocus(i)}
              onPointerLeave={() => onFocus(null)}
              onFocus={() => onFocus(i)}
              onBlur={() => onFocus(null)}
              className={cx(
                "flex w-full items-baseline gap-2 rounded px-1 py-0.5 text-left [font-variant-ligatures:none] font-mono text-[13px] leading-5 -outline-offset-2 hover:bg-raised",
                hidden.has(i) && "text-muted line-through",
              )}
            >
              <span className={cx("self-center", hidden.has(i) && "opacity-30")}>
                <LineSwatch index={i} />
              </span>
              <span className="min-w-0 grow [overflow-wrap:anywhere]">{series.name}</span>
              <span className="shrink-0 tabular-nums">{valueAt(series, index)}</span>
            </button>
          </li>
        ))}
      </ul>
      {data.series.length > 1 && (
        <p className="flex gap-3 px-1 text-[13px] text-muted">
          <LegendAction label="Show all" onClick={() => onHide(new Set())} />
          <LegendAction label="Hide all" onClick={() => onHide(new Set(all))} />
        </p>
      )}
    </div>
  );
}

function LegendAction({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded underline decoration-line-strong underline-offset-2 hover:text-text hover:decoration-current"
    >
      {label}
    </button>
  );
}

function valueAt({ texts }: ChartSeries, index: number | null): string {
  const text = index === null ? texts.findLast((each) => each !== undefined) : texts[index];
  return text === undefined ? "no sample" : shownValue(text);
}
