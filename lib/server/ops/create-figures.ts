import { Gauge, type Registry } from "prom-client";
import type { Board } from "@/lib/server/classroom/board/create-board";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Store } from "@/lib/server/store/store";
import type { ClassWatch } from "@/lib/server/team/class-watch";
import type { Live } from "@/lib/server/team/live";
import { createAppMetrics } from "./app-metrics";
import { registerClassMetrics } from "./class-metrics";
import { registerCluster } from "./cluster-metrics";
import { allNotes, type ReadinessParts, readReadiness } from "./readiness";
import { watchStore } from "./watch-store";
import { watchVerdicts } from "./watch-verdicts";

/** What the app is measured by, from before it is composed. */
export interface Figures {
  /** The store, whose answers are timed. */
  store: Store;
  /** The same class, whose verdicts are counted. */
  watch(classWatch: ClassWatch): ClassWatch;
  /** All that is measured, once everything is there. */
  registryOf(parts: FiguresParts): Registry;
}

interface FiguresParts extends Omit<ReadinessParts, "store" | "sandboxes"> {
  sandboxes: ReadinessParts["sandboxes"] & Pick<Sandboxes, "cluster">;
  live: Pick<Live, "size">;
  board: Pick<Board, "read" | "size">;
}

export function createFigures(store: Store): Figures {
  const watched = watchStore(store);
  const registers = [watched.register];
  return {
    store: watched.store,
    watch(classWatch) {
      const { watch, register } = watchVerdicts(classWatch);
      registers.push(register);
      return watch;
    },
    registryOf(parts) {
      const registry = createAppMetrics(parts);
      registerClassMetrics(registry, parts.board);
      for (const register of registers) register(registry);
      registry.registerMetric(ready({ ...parts, store }));
      registry.registerMetric(notes(parts));
      registerCluster(registry, parts.sandboxes);
      return registry;
    },
  };
}

function ready(parts: ReadinessParts): Gauge {
  return new Gauge({
    name: "scrapelab_ready",
    help: "Whether the app can serve learners, as /readyz says: 1 or 0.",
    registers: [],
    async collect() {
      this.set((await readReadiness(parts)).status === "ready" ? 1 : 0);
    },
  });
}

function notes(parts: Pick<ReadinessParts, "notes" | "sandboxes">): Gauge {
  return new Gauge({
    name: "scrapelab_operator_notes",
    help: "How many notes /readyz has on how the app is set up.",
    registers: [],
    collect() {
      this.set(allNotes(parts).length);
    },
  });
}
