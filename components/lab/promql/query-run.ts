import { type ApiError, explainApiError } from "@/lib/client/api-error";
import { createExternalStore, type ExternalStore } from "@/lib/client/external-store";
import { queryPrometheus } from "@/lib/client/query-prometheus";
import type { InstantQuery } from "@/lib/contract/prometheus";
import type { Result } from "@/lib/domain/result";
import type { GraphRange } from "./graph-range";
import { loadGraph, type QueryPorts, type RangeAnswer } from "./load-graph";
import type { QueryView } from "./query-settings";
import { repeatWhileSeen } from "./repeat-while-seen";

/** An answer beside the expression that it answers. */
export type Outcome<T> =
  | { kind: "failed"; message: string }
  | { kind: "answered"; expression: string; run: number; answer: T };

/** One way of looking at an expression. While it is asked for anew, what was there before stays. */
interface Look<T> {
  isBusy: boolean;
  outcome: Outcome<T> | null;
}

export interface QueryRunState {
  /** What was executed last. */
  expression: string | null;
  /** How often something was executed. */
  run: number;
  table: Look<InstantQuery>;
  graph: Look<RangeAnswer>;
}

/** Whether a view does not show what the last execution has for an answer. */
export function isStale({ run, ...looks }: QueryRunState, view: QueryView): boolean {
  const { outcome } = looks[view];
  return run > 0 && !(outcome?.kind === "answered" && outcome.run === run);
}

export interface QueryRun {
  state: ExternalStore<QueryRunState>;
  /** Evaluates an expression for the view that is open, a table at `atS` in Unix seconds; resolves when that is there. */
  execute(expression: string, view: QueryView, range: GraphRange, atS?: number): Promise<void>;
  /** Evaluates what was executed last for another view or range. */
  look(view: QueryView, range: GraphRange): Promise<void>;
  /** Keeps the graph going on, once it is there, until the returned function is called. */
  follow(range: GraphRange): () => void;
  /** While somebody reads a moment in the graph, it stands still. */
  hold(isHeld: boolean): void;
}

/** Asks the learner's own Prometheus. Of two questions for one view the later one counts. */
export function createQueryRun({ nowMs, scrapeIntervalMs }: QueryPorts): QueryRun {
  const unasked = { isBusy: false, outcome: null };
  const state = createExternalStore<QueryRunState>({
    ...{ expression: null, run: 0, table: unasked, graph: unasked },
  });
  let isHeld = false;
  const asking: Record<QueryView, AbortController> = {
    table: new AbortController(),
    graph: new AbortController(),
  };

  function begin(view: QueryView): AbortSignal {
    asking[view].abort();
    asking[view] = new AbortController();
    return asking[view].signal;
  }

  async function askTable(expression: string, atS?: number): Promise<void> {
    const { run } = state.get();
    const signal = begin("table");
    state.set(({ table }) => ({ table: { ...table, isBusy: true } }));
    const outcome = outcomeOf({ expression, run }, await queryPrometheus(expression, signal, atS));
    if (!signal.aborted) state.set({ table: { isBusy: false, outcome } });
  }

  async function askGraph(expression: string, range: GraphRange): Promise<void> {
    const { run } = state.get();
    const signal = begin("graph");
    state.set(({ graph }) => ({ graph: { ...graph, isBusy: true } }));
    const drawn = await loadGraph(expression, range, { nowMs, scrapeIntervalMs }, signal);
    if (signal.aborted) return;
    state.set({ graph: { isBusy: false, outcome: outcomeOf({ expression, run }, drawn) } });
  }

  /** The same graph a moment later; what cannot be had now leaves it as it is. */
  async function goOn(range: GraphRange): Promise<void> {
    const { expression, graph, run } = state.get();
    if (isHeld || expression === null || graph.isBusy || isStale(state.get(), "graph")) return;
    const { signal } = asking.graph;
    const drawn = await loadGraph(expression, range, { nowMs, scrapeIntervalMs }, signal);
    if (signal.aborted || isHeld || !drawn.ok || state.get().run !== run) return;
    state.set({ graph: { isBusy: false, outcome: outcomeOf({ expression, run }, drawn) } });
  }

  function ask(
    expression: string,
    view: QueryView,
    range: GraphRange,
    atS?: number,
  ): Promise<void> {
    return view === "table" ? askTable(expression, atS) : askGraph(expression, range);
  }

  return {
    state,
    execute(expression, view, range, atS) {
      state.set(({ run }) => ({ expression, run: run + 1 }));
      return ask(expression, view, range, atS);
    },
    follow(range) {
      const end = repeatWhileSeen(() => goOn(range), scrapeIntervalMs);
      return () => {
        isHeld = false;
        end();
      };
    },
    hold(held) {
      isHeld = held;
    },
    async look(view, range) {
      const { expression } = state.get();
      if (expression !== null) await ask(expression, view, range);
    },
  };
}

function outcomeOf<T>(
  asked: { expression: string; run: number },
  result: Result<T, ApiError>,
): Outcome<T> {
  return result.ok
    ? { kind: "answered", ...asked, answer: result.value }
    : { kind: "failed", message: explainApiError(result.error) };
}
