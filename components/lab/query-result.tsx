"use client";

import { LoaderCircle } from "lucide-react";
import { lazy, Suspense } from "react";
import { Callout } from "@/components/ui/callout";
import { lazyPart } from "@/components/ui/lazy-part";
import type { InstantQuery } from "@/lib/contract/prometheus";

export type QueryOutcome =
  | { kind: "none" }
  | { kind: "evaluating" }
  | { kind: "failed"; message: string }
  | { kind: "evaluated"; expression: string; result: InstantQuery; checkError: string | null };

const QueryAnswer = lazy(() => lazyPart(import("./query-answer").then((part) => part.QueryAnswer)));

/** What Prometheus answered, in its own words where it is an error. */
export function QueryResult({ outcome }: { outcome: QueryOutcome }) {
  return (
    <div className="flex min-h-0 grow flex-col gap-3 overflow-y-auto p-4 text-sm">
      {outcome.kind === "none" && (
        <p className="text-muted">The result will stand here, one line for each series.</p>
      )}
      {outcome.kind === "evaluating" && (
        <p className="flex items-center gap-2 text-muted">
          <LoaderCircle aria-hidden className="size-4 animate-spin" /> Waiting for Prometheus.
        </p>
      )}
      {outcome.kind === "failed" && (
        <div role="alert">
          <Callout tone="failed" title="No result">
            {outcome.message}
          </Callout>
        </div>
      )}
      <Suspense fallback={null}>
        {outcome.kind === "evaluated" && <QueryAnswer outcome={outcome} />}
      </Suspense>
    </div>
  );
}
