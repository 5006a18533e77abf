import { Gauge, type Registry } from "prom-client";
import { type ClassTotals, totalsOf } from "@/lib/server/classroom/board/class-totals";
import type { Board } from "@/lib/server/classroom/board/create-board";

/** What belongs together is read together, where a scrape asks for one after the other; ms. */
const sameScrapeMs = 200;

/**
 * The class in numbers, by step and diagnosis and never by name, so that a class can look at itself in
 * Prometheus.
 */
export function registerClassMetrics(registry: Registry, board: Pick<Board, "read">): void {
  const totals = readOnce(board);
  const gauge = <L extends string>(
    { name, help, labelNames = [] }: { name: string; help: string; labelNames?: L[] },
    set: (gauge: Gauge<L>, totals: ClassTotals) => void,
  ) =>
    registry.registerMetric(
      new Gauge<L>({
        ...{ name: `scrapelab_class_${name}`, help, labelNames, registers: [] },
        async collect() {
          const read = await totals();
          this.reset();
          if (read) set(this, read);
        },
      }),
    );

  gauge(
    {
      name: "learners",
      help: "Learners of the workshop, by whether a page is open.",
      labelNames: ["presence"],
    },
    (metric, { learners }) => {
      for (const [presence, count] of Object.entries(learners)) metric.set({ presence }, count);
    },
  );
  gauge(
    {
      name: "learners_needing_help",
      help: "Learners who need help, by the rule.",
      labelNames: ["rule"],
    },
    (metric, { need }) => {
      for (const [rule, count] of Object.entries(need)) metric.set({ rule }, count);
    },
  );
  gauge(
    { name: "help_requests", help: "Requests for help that nobody has resolved." },
    (metric, { waitingForHelp }) => metric.set(waitingForHelp),
  );
  gauge(
    {
      name: "step_learners",
      help: "Learners by where they are on a step.",
      labelNames: ["lab", "step", "state"],
    },
    (metric, { steps }) => {
      for (const { lab, step, states } of steps) {
        for (const [state, count] of Object.entries(states))
          metric.set({ lab, step, state }, count);
      }
    },
  );
  gauge(
    {
      name: "step_attempts",
      help: "Attempts on a step by those who are in the workshop.",
      labelNames: ["lab", "step"],
    },
    (metric, { steps }) => {
      for (const { lab, step, attempts } of steps) metric.set({ lab, step }, attempts);
    },
  );
  gauge(
    {
      ...{ name: "step_diagnosis_learners", labelNames: ["lab", "step", "diagnosis"] },
      help: "Learners who have a diagnosis on a step now.",
    },
    (metric, { diagnoses }) => {
      for (const { lab, step, code, learners } of diagnoses) {
        metric.set({ lab, step, diagnosis: code }, learners);
      }
    },
  );
}

/** Null where the class cannot be read: the other figures are worth a scrape, too. */
function readOnce(board: Pick<Board, "read">): () => Promise<ClassTotals | null> {
  let last: { atMs: number; totals: Promise<ClassTotals | null> } | null = null;
  const read = async () => {
    const found = await board.read().catch(() => null);
    return found && totalsOf(found.memory, Date.now());
  };
  return () => {
    const atMs = Date.now();
    if (!last || atMs - last.atMs > sameScrapeMs) last = { atMs, totals: read() };
    return last.totals;
  };
}
