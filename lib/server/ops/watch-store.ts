import { Counter, Histogram, type Registry } from "prom-client";
import type { Store } from "@/lib/server/store/store";

type Observe = (part: string, seconds: number, hasFailed: boolean) => void;

/** Measures how long the store takes, by its parts. */
export function watchStore(store: Store): { store: Store; register(registry: Registry): void } {
  const seconds = new Histogram({
    name: "scrapelab_store_seconds",
    help: "How long the database took, by the part of the store that was asked.",
    labelNames: ["part"],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.25, 1, 5],
    registers: [],
  });
  const failures = new Counter({
    name: "scrapelab_store_failures_total",
    help: "What the database could not do, by the part of the store that was asked.",
    labelNames: ["part"],
    registers: [],
  });
  for (const part of Object.keys(store)) failures.inc({ part: partOf(store, part) }, 0);
  const observe: Observe = (part, took, hasFailed) => {
    seconds.observe({ part }, took);
    if (hasFailed) failures.inc({ part });
  };
  return {
    store: timed(store, (key) => partOf(store, key), observe, true),
    register(registry) {
      registry.registerMetric(seconds);
      registry.registerMetric(failures);
    },
  };
}

/** What the store does itself, such as its check, is one part. */
function partOf(store: Store, key: string): string {
  return typeof Reflect.get(store, key) === "function" ? "store" : key;
}

/** The same object, each of whose functions is timed, and those of its parts. */
function timed<T extends object>(
  target: T,
  partOfKey: (key: string) => string,
  observe: Observe,
  hasParts: boolean,
): T {
  const seen = new Map<PropertyKey, unknown>();
  return new Proxy(target, {
    get(object, key) {
      const known = seen.get(key);
      if (known !== undefined) return known;
      const value: unknown = Reflect.get(object, key);
      const part = partOfKey(String(key));
      const watched = watchedValue(object, value, part, observe, hasParts);
      seen.set(key, watched);
      return watched;
    },
  });
}

function watchedValue(
  object: object,
  value: unknown,
  part: string,
  observe: Observe,
  hasParts: boolean,
): unknown {
  if (typeof value === "function") {
    return (...args: unknown[]) => time(() => Reflect.apply(value, object, args), part, observe);
  }
  if (!hasParts || typeof value !== "object" || value === null) return value;
  return timed(value, () => part, observe, false);
}

/** What is no promise took no time that anybody waits for. */
function time(run: () => unknown, part: string, observe: Observe): unknown {
  const startMs = performance.now();
  const result = run();
  if (!(result instanceof Promise)) return result;
  const end = (hasFailed: boolean) =>
    observe(part, (performance.now() - startMs) / 1000, hasFailed);
  result.then(
    () => end(false),
    () => end(true),
  );
  return result;
}
