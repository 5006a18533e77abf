import { Callout } from "@/components/ui/callout";
import type { RefusedQuery } from "@/lib/contract/prometheus";
import { type QueryPlace, queryPlace } from "@/lib/domain/prometheus/promql/query-place";

/** What Prometheus says about a result that it gives all the same, in its own words. */
export function QueryRemarks({ warnings, infos }: { warnings: string[]; infos: string[] }) {
  return (
    <>
      {warnings.map((warning) => (
        <Callout key={warning} tone="warning" title="Warning">
          {warning}
        </Callout>
      ))}
      {infos.map((info) => (
        <Callout key={info} tone="note" title="Info">
          {info}
        </Callout>
      ))}
    </>
  );
}

interface QueryRefusalProps {
  refused: RefusedQuery;
  expression: string;
  onGoTo: (place: QueryPlace) => void;
}

/** Prometheus' own error, and where in the expression it stands. */
export function QueryRefusal({ refused, expression, onGoTo }: QueryRefusalProps) {
  const place = queryPlace(refused.error, expression);
  return (
    <div role="alert">
      <Callout tone="failed" title={`Prometheus answered with an error: ${refused.errorType}`}>
        <code className="text-[13px] whitespace-pre-wrap [overflow-wrap:anywhere]">
          {refused.error}
        </code>
        {place && (
          <div className="mt-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <MarkedLine expression={expression} place={place} />
            <button
              type="button"
              onClick={() => onGoTo(place)}
              className="rounded text-[13px] underline decoration-line-strong underline-offset-2 hover:decoration-current"
            >
              Go to line {place.line}, column {place.column}
            </button>
          </div>
        )}
      </Callout>
    </div>
  );
}

/** The line with the character at the place marked; beyond its end there is a blank to mark. */
function MarkedLine({ expression, place }: { expression: string; place: QueryPlace }) {
  const line = expression.split("\n")[place.line - 1] ?? "";
  const at = place.column - 1;
  const [marked = " "] = line.slice(at);
  return (
    <code className="min-w-0 text-[13px] whitespace-pre-wrap [overflow-wrap:anywhere]">
      {line.slice(0, at)}
      <mark className="rounded-[2px] bg-failed text-failed-ground">{marked}</mark>
      {line.slice(at + marked.length)}
    </code>
  );
}
