import { Counter, Gauge, Registry } from "prom-client";
import type { Board } from "@/lib/server/classroom/board/create-board";
import { memoryLimit } from "@/lib/server/memory-limit";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Live } from "@/lib/server/team/live";
import { EventLoopDelay } from "./event-loop-delay";

/**
 * What an operator watches of this app; names and base units as Prometheus' naming practices want them. The
 * default metrics of the library are left out: theirs of the process have the names of these, and its delay
 * of the event loop forgets what was before the last scrape, whoever made it.
 */
export function createAppMetrics(parts: {
  sandboxes: Pick<Sandboxes, "counts">;
  live: Pick<Live, "size">;
  board: Pick<Board, "size">;
}): Registry {
  const registry = new Registry();
  registry.registerMetric(sandboxesByState(parts.sandboxes));
  const gauge = (name: string, help: string, read: () => number) =>
    registry.registerMetric(gaugeOf(name, help, read));
  registry.registerMetric(listeners(parts));
  gauge(
    "process_resident_memory_bytes",
    "Resident memory of the app's own process.",
    process.memoryUsage.rss,
  );
  gauge(
    "scrapelab_memory_limit_bytes",
    "What the app and all that it runs may have: the limit of its control groups, or of the machine.",
    memoryLimit,
  );
  registry.registerMetric(cpuSeconds());
  gauge(
    "process_start_time_seconds",
    "Start of the app's own process since the epoch.",
    () => performance.timeOrigin / 1000,
  );
  registry.registerMetric(new EventLoopDelay());
  return registry;
}

function gaugeOf(name: string, help: string, read: () => number): Gauge {
  return new Gauge({
    name,
    help,
    registers: [],
    collect() {
      this.set(read());
    },
  });
}

function listeners({
  live,
  board,
}: {
  live: Pick<Live, "size">;
  board: Pick<Board, "size">;
}): Gauge {
  return new Gauge({
    name: "scrapelab_live_listeners",
    help: "Open event streams, by whose they are.",
    labelNames: ["of"],
    registers: [],
    collect() {
      this.set({ of: "learners" }, live.size());
      this.set({ of: "instructors" }, board.size());
    },
  });
}

function sandboxesByState(sandboxes: Pick<Sandboxes, "counts">): Gauge {
  return new Gauge({
    name: "scrapelab_sandboxes",
    help: "Sandboxes by state; those that are warming or warm stand ready for the next learner.",
    labelNames: ["state"],
    registers: [],
    collect() {
      this.reset();
      for (const [state, count] of Object.entries(sandboxes.counts())) this.set({ state }, count);
    },
  });
}

function cpuSeconds(): Counter {
  return new Counter({
    name: "process_cpu_seconds_total",
    help: "User and system CPU time of the app's own process.",
    registers: [],
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
}
