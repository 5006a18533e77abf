"use client";

import { cx } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import type { RefusedQuery } from "@/lib/contract/prometheus";
import type { QueryPlace } from "@/lib/domain/prometheus/promql/query-place";
import { QueryRefusal, QueryRemarks } from "./query-remarks";
import type { Outcome } from "./query-run";

interface Succeeded {
  status: "success";
  warnings?: string[] | undefined;
  infos?: string[] | undefined;
}

interface QueryOutcomeProps<T, S extends Succeeded> {
  isBusy: boolean;
  outcome: Outcome<T> | null;
  /** Prometheus' own part of the answer. */
  resultOf: (answer: T) => S | RefusedQuery;
  /** Stands there before anything was asked. */
  empty: string;
  onGoTo: (place: QueryPlace) => void;
  children: (answer: T, result: S, expression: string) => ReactNode;
}

/** What became of an expression in one view. An answer stays, dimmed, while the next one is awaited. */
export function QueryOutcome<T, S extends Succeeded>(props: QueryOutcomeProps<T, S>) {
  const { isBusy, outcome, empty } = props;
  if (!outcome) {
    return isBusy ? (
      <p className="flex items-center gap-2 text-muted">
        <LoaderCircle aria-hidden className="size-4 animate-spin" /> Waiting for Prometheus.
      </p>
    ) : (
      <p className="text-muted">{empty}</p>
    );
  }
  return (
    <div
      aria-busy={isBusy}
      className={cx("flex flex-col gap-3 transition-opacity", isBusy && "opacity-60")}
    >
      {outcome.kind === "failed" ? (
        <div role="alert">
          <Callout tone="failed" title="No result">
            {outcome.message}
          </Callout>
        </div>
      ) : (
        <Answered {...props} outcome={outcome} />
      )}
    </div>
  );
}

type AnsweredProps<T, S extends Succeeded> = Omit<QueryOutcomeProps<T, S>, "outcome"> & {
  outcome: Extract<Outcome<T>, { kind: "answered" }>;
};

function Answered<T, S extends Succeeded>(props: AnsweredProps<T, S>) {
  const { outcome, resultOf, onGoTo, children } = props;
  const { answer, expression } = outcome;
  const result = resultOf(answer);
  if (result.status === "error") {
    return <QueryRefusal refused={result} expression={expression} onGoTo={onGoTo} />;
  }
  return (
    <>
      <QueryRemarks warnings={result.warnings ?? []} infos={result.infos ?? []} />
      {children(answer, result, expression)}
    </>
  );
}
