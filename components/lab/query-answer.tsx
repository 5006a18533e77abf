"use client";

import { Callout } from "@/components/ui/callout";
import type { QueryOutcome } from "./query-result";
import { type ResultRow, readResult } from "./result-rows";

/** The result as a table, or Prometheus' own error. */
export function QueryAnswer({
  outcome,
}: {
  outcome: Extract<QueryOutcome, { kind: "evaluated" }>;
}) {
  const { result, checkError } = outcome;
  return (
    <>
      {checkError && (
        <div role="alert">
          <Callout tone="failed" title="The answer was not checked">
            {checkError}
          </Callout>
        </div>
      )}
      {result.status === "error" ? (
        <div role="alert">
          <Callout tone="failed" title={`Prometheus answered with an error: ${result.errorType}`}>
            <code className="text-[13px] [overflow-wrap:anywhere]">{result.error}</code>
          </Callout>
        </div>
      ) : (
        <>
          {result.warnings?.map((warning) => (
            <Callout key={warning} tone="warning">
              {warning}
            </Callout>
          ))}
          <Rows rows={readResult(result.data)} type={result.data.resultType} />
        </>
      )}
    </>
  );
}

function Rows({ rows, type }: { rows: ResultRow[]; type: string }) {
  if (rows.length === 0) {
    return <p className="text-muted">The result is empty: right now no series matches.</p>;
  }
  return (
    <div className="overflow-x-auto">
      <table aria-label="Result" className="w-full text-left">
        <caption className="pb-2 text-left text-[13px] text-muted">
          {type}, {rows.length === 1 ? "1 row" : `${rows.length} rows`}
        </caption>
        <thead className="text-[13px] text-muted">
          <tr className="border-b">
            <th className="py-1.5 pr-4 font-medium">Series</th>
            <th className="py-1.5 text-right font-medium">Value</th>
          </tr>
        </thead>
        <tbody className="font-mono text-[13px] leading-5">
          {rows.map(({ series, value }) => (
            <tr key={series} className="border-b align-top">
              <td className="py-1.5 pr-4 [overflow-wrap:anywhere]">{series}</td>
              <td className="py-1.5 text-right whitespace-pre-line tabular-nums">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
