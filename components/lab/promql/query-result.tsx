"use client";

import { type ReactNode, Suspense, useEffect } from "react";
import { useLabState } from "@/components/lab/session/lab-session";
import { lazyPart } from "@/components/ui/lazy-part";
import { NativeSelect } from "@/components/ui/native-select";
import { Tabs } from "@/components/ui/tabs";
import { useStore } from "@/lib/client/external-store";
import type { QueryPlace } from "@/lib/domain/prometheus/promql/query-place";
import { graphRanges } from "./graph-range";
import { QueryOutcome } from "./query-outcome";
import { isStale, type QueryRun } from "./query-run";
import { graphRange, queryView } from "./query-settings";
import { QueryTable } from "./query-table";

const QueryGraph = lazyPart(() => import("./query-graph").then((part) => part.QueryGraph));

interface QueryResultProps {
  run: QueryRun;
  onGoTo: (place: QueryPlace) => void;
  /** Stands above the result in either view. */
  children?: ReactNode;
}

/** What Prometheus answered, as a table or as a graph. */
export function QueryResult({ run, onGoTo, children }: QueryResultProps) {
  const view = queryView.use();
  const range = graphRange.use();
  const addedLabels = useLabState(({ sandbox }) => sandbox.addedLabels);
  const state = useStore(run.state, (now) => now);
  const { table, graph } = state;

  // A subscription: what it brings goes into the store that this renders from.
  useEffect(() => (view === "graph" ? run.follow(range) : undefined), [run, view, range]);

  function show(next: typeof view) {
    queryView.set(next);
    if (isStale(state, next)) void run.look(next, range);
  }

  return (
    <Tabs
      label="View of the result"
      value={view}
      onValueChange={show}
      className="grow"
      end={view === "graph" && <RangeSelect run={run} />}
      items={[
        {
          id: "table",
          label: "Table",
          panel: (
            <Panel>
              {children}
              <QueryOutcome
                {...table}
                resultOf={(answer) => answer}
                empty="The result will appear here, one row for each series."
                onGoTo={onGoTo}
              >
                {(_, { data }, asked) => (
                  <QueryTable expression={asked} data={data} addedLabels={addedLabels} />
                )}
              </QueryOutcome>
            </Panel>
          ),
        },
        {
          id: "graph",
          label: "Graph",
          panel: view === "graph" && (
            <Panel>
              {children}
              <QueryOutcome
                {...graph}
                resultOf={({ result }) => result}
                empty="The graph will appear here, one line for each series."
                onGoTo={onGoTo}
              >
                {(answer, result) => (
                  <Suspense fallback={<div className="h-65 rounded bg-raised" />}>
                    <QueryGraph answer={answer} result={result} onHold={run.hold} />
                  </Suspense>
                )}
              </QueryOutcome>
            </Panel>
          ),
        },
      ]}
    />
  );
}

function Panel({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-0 grow flex-col gap-3 overflow-y-auto p-4 text-sm">{children}</div>
  );
}

function RangeSelect({ run }: { run: QueryRun }) {
  const range = graphRange.use();
  return (
    <NativeSelect
      aria-label="Range"
      value={range}
      onChange={(event) => {
        const next = graphRanges.find((each) => each === event.currentTarget.value) ?? range;
        graphRange.set(next);
        void run.look("graph", next);
      }}
      className="shrink-0"
    >
      {graphRanges.map((each) => (
        <option key={each} value={each}>
          {each === "fit" ? "What happened" : `Last ${each}`}
        </option>
      ))}
    </NativeSelect>
  );
}
