import type { Moments } from "@/components/chart/moments";
import { type ApiError, explainApiError } from "@/lib/client/api-error";
import { createExternalStore, type ExternalStore } from "@/lib/client/external-store";
import { queryPrometheus, queryRange, type TimeGrid } from "@/lib/client/query-prometheus";
import type { InstantQuery, RangeQuery } from "@/lib/contract/prometheus";
import type { Result } from "@/lib/domain/result";
import { loadMoments } from "./graph-moments";
import { type GraphRange, gridUntil } from "./graph-range";
import type { QueryView } from "./query-settings";

/** An answer beside the expression that it answers. */
export type Outcome<T> =
  | { kind: "failed"; message: string }
  | { kind: "answered"; expression: string; run: number; answer: T };

export interface RangeAnswer {
  grid: TimeGrid;
  result: RangeQuery;
  moments: Moments;
}

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
}

interface QueryPorts {
  /** The server's clock; milliseconds since the epoch. */
  nowMs: () => number;
  scrapeIntervalMs: () => number;
}

/** Asks the learner's own Prometheus. Of two questions for one view the later one counts. */
export function createQueryRun({ nowMs, scrapeIntervalMs }: QueryPorts): QueryRun {
  const unasked = { isBusy: false, outcome: null };
  const state = createExternalStore<QueryRunState>({
    ...{ expression: null, run: 0, table: unasked, graph: unasked },
  });
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
    const grid = gridUntil(nowMs(), range, scrapeIntervalMs());
    const [answer, moments] = await Promise.all([
      queryRange(expression, grid, signal),
      loadMoments(grid, scrapeIntervalMs(), signal),
    ]);
    if (signal.aborted) return;
    const drawn = answer.ok
      ? { ok: true as const, value: { grid, result: answer.value, moments } }
      : answer;
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
