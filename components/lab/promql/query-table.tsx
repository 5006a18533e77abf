"use client";

import { clockText, momentText } from "@/components/ui/time-text";
import type { Sample } from "@/lib/contract/prometheus";
import { shownValue } from "@/lib/domain/prometheus/sample-value";
import { labelsIn, type QueryData, type ResultRow, readResult, valueWords } from "./query-rows";

interface QueryTableProps {
  expression: string;
  data: QueryData;
  /** Names of labels that this Prometheus adds to all that it scrapes. */
  addedLabels: readonly string[];
}

/** A result as Prometheus gave it: its exact values, and beside them what they say. */
export function QueryTable({ expression, data, addedLabels }: QueryTableProps) {
  const added = labelsIn(data, addedLabels);
  const { rows, more } = readResult(data);
  const first = rows[0];
  if (!first) {
    return <p className="text-muted">The result is empty: right now no series matches.</p>;
  }
  const total = rows.length + more;
  const isRange = data.resultType === "matrix";
  const atS = isRange ? undefined : first.samples[0]?.[0];
  return (
    <div className="overflow-x-auto">
      <table aria-label="Result" className="w-full text-left">
        <caption className="pb-2 text-left text-[13px] text-muted">
          {data.resultType}, {total === 1 ? "1 row" : `${total.toLocaleString("en")} rows`}
          {atS !== undefined && `, at ${momentText(atS)}`}
        </caption>
        <thead className="text-[13px] text-muted">
          <tr className="border-b">
            <th scope="col" className="py-1.5 pr-4 font-medium">
              Series
            </th>
            <th scope="col" className="py-1.5 text-right font-medium">
              {isRange ? "Values and their times" : "Value"}
            </th>
          </tr>
        </thead>
        <tbody className="[font-variant-ligatures:none] font-mono text-[13px] leading-5">
          {rows.map((row) => (
            <tr key={row.series} className="border-b align-top">
              <td className="py-1.5 pr-4 [overflow-wrap:anywhere]">{row.series}</td>
              <td className="py-1.5 text-right">
                <Samples row={row} expression={expression} isRange={isRange} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {added.length > 0 && (
        <p className="pt-2 text-[13px] text-muted">
          {new Intl.ListFormat("en").format(added)} {added.length === 1 ? "is" : "are"} no label of
          a push: this Prometheus adds {added.length === 1 ? "it" : "them"} to all that it scrapes.
        </p>
      )}
      {more > 0 && (
        <p className="pt-2 text-[13px] text-muted">
          {more.toLocaleString("en")} more not shown. Ask for fewer: by a label, by topk or by sum.
        </p>
      )}
    </div>
  );
}

interface SamplesProps {
  row: ResultRow;
  expression: string;
  isRange: boolean;
}

function Samples({ row, expression, isRange }: SamplesProps) {
  if (row.samples.length === 0) return <span className="text-muted">a native histogram</span>;
  const isNameless = row.series.startsWith("{") || row.series === "scalar";
  const askedBy = isNameless ? expression : row.series.replace(/\{.*/s, "");
  return (
    <>
      {row.moreSamples > 0 && (
        <span className="block text-muted">{row.moreSamples} earlier ones not shown</span>
      )}
      {row.samples.map((sample) => (
        <Value key={sample[0]} sample={sample} askedBy={askedBy} isRange={isRange} row={row} />
      ))}
    </>
  );
}

interface ValueProps {
  row: ResultRow;
  sample: Sample;
  askedBy: string;
  isRange: boolean;
}

function Value({ row, sample: [atS, text], askedBy, isRange }: ValueProps) {
  const words = row.series === "string" ? null : valueWords(text, askedBy);
  return (
    <span className="flex flex-wrap justify-end gap-x-3 tabular-nums">
      {words !== null && <span className="font-sans text-muted">{words}</span>}
      <span title={text} className="[overflow-wrap:anywhere] whitespace-pre-wrap">
        {row.series === "string" ? text : shownValue(text)}
      </span>
      {isRange && (
        <time dateTime={new Date(atS * 1000).toISOString()} className="text-muted">
          {clockText(atS)}
        </time>
      )}
    </span>
  );
}
