import { clockText } from "@/components/ui/time-text";
import { readableValue, shownValue } from "@/lib/domain/prometheus/sample-value";
import { type ChartData, figuresOf } from "./chart-data";
import type { Moments } from "./moments";

/** The graph as text: each line by its ends and bounds, and what was done when. */
export function ChartFigures({ data, moments }: { data: ChartData; moments: Moments }) {
  const { events, scrapes } = moments;
  const failed = scrapes.filter(({ isUp }) => !isUp).length;
  return (
    <div className="flex flex-col gap-3 text-[13px] leading-5">
      <div className="overflow-x-auto">
        <table aria-label="Lines in figures" className="w-full text-left">
          <thead className="text-muted">
            <tr className="border-b">
              {["Series", "First", "Lowest", "Highest", "Last", "Gaps"].map((title) => (
                <th key={title} scope="col" className="py-1 pr-4 font-medium last:pr-0">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="[font-variant-ligatures:none] font-mono tabular-nums">
            {data.series.map((series) => {
              const { first, last, lowest, highest, gaps } = figuresOf(series);
              return (
                <tr key={series.name} className="border-b align-top">
                  <td className="py-1 pr-4 [overflow-wrap:anywhere]">{series.name}</td>
                  <td className="py-1 pr-4">{first === null ? "–" : shownValue(first)}</td>
                  <td className="py-1 pr-4">{lowest === null ? "–" : readableValue(lowest)}</td>
                  <td className="py-1 pr-4">{highest === null ? "–" : readableValue(highest)}</td>
                  <td className="py-1 pr-4">{last === null ? "–" : shownValue(last)}</td>
                  <td className="py-1">{gaps}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="text-muted">
        {scrapes.length === 0
          ? "No scrape is on record here."
          : `${scrapes.length} scrapes, ${failed === 0 ? "none" : failed} of them failed.`}
      </p>
      {events.length > 0 && (
        <ul aria-label="What was done" className="flex flex-col">
          {events.map(({ atS, text }) => (
            <li key={`${atS} ${text}`} className="flex gap-3">
              <span className="shrink-0 text-muted tabular-nums">{clockText(atS)}</span>
              <span className="[font-variant-ligatures:none] font-mono [overflow-wrap:anywhere]">
                {text}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
