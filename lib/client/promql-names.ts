import type * as z from "zod/mini";
import { buildSchema, metadataSchema, namesSchema } from "@/lib/contract/prometheus-names";
import type { KnownMetric } from "@/lib/domain/prometheus/promql/known-names";
import { callApi } from "./call-api";

/** The names that a Prometheus holds; what cannot be had is empty, because completion goes on without. */
export interface PromqlNames {
  metrics: () => Promise<readonly KnownMetric[]>;
  /** Those of the series that a selector selects; of all series without one. */
  labels: (selector: string | null) => Promise<readonly string[]>;
  values: (label: string, selector: string | null) => Promise<readonly string[]>;
  /** Such as `2.42.0`. */
  version: () => Promise<string | null>;
}

/** Milliseconds; a list that comes later helps nobody who is typing. */
const timeoutMs = 5000;

/** Milliseconds for which names are not asked for again; a scrape may bring new ones every few seconds. */
const freshMs = 5000;

/** The names that the learner's own Prometheus holds. */
export function sandboxNames(): PromqlNames {
  const names = whileFresh(async (path: string) => (await ask(path, namesSchema)) ?? []);
  const metrics = whileFresh(readMetrics);
  let version: string | null = null;
  return {
    metrics: () => metrics(""),
    labels: (selector) => names(`labels${selecting(selector)}`),
    values: (label, selector) => names(`label/${pathSegment(label)}/values${selecting(selector)}`),
    async version() {
      version ??= (await ask("status/buildinfo", buildSchema))?.version ?? null;
      return version;
    },
  };
}

async function ask<T>(path: string, schema: z.ZodMiniType<{ data: T }>): Promise<T | null> {
  const url = `/sandbox/prometheus/api/v1/${path}`;
  const answer = await callApi({ method: "GET", path: url, timeoutMs }, schema);
  return answer.ok ? answer.value.data : null;
}

async function readMetrics(): Promise<KnownMetric[]> {
  const [names, metadata] = await Promise.all([
    ask("label/__name__/values", namesSchema),
    ask("metadata", metadataSchema),
  ]);
  const told = new Map(Object.entries(metadata ?? {}));
  return (names ?? []).map((name) => {
    const { type = null, help = null } = told.get(name)?.[0] ?? {};
    return { name, type, help };
  });
}

/** Asks for each key anew only after a while, or when the answer before had nothing in it. */
function whileFresh<T>(
  read: (key: string) => Promise<readonly T[]>,
): (key: string) => Promise<readonly T[]> {
  const held = new Map<string, { answer: Promise<readonly T[]>; until: number }>();
  return (key) => {
    const now = performance.now();
    for (const [old, { until }] of held) if (until < now) held.delete(old);
    const known = held.get(key);
    if (known) return known.answer;
    const answer = read(key);
    held.set(key, { answer, until: now + freshMs });
    void answer.then(({ length }) => length === 0 && held.delete(key));
    return answer;
  };
}

const selecting = (selector: string | null) =>
  selector === null ? "" : `?match%5B%5D=${encodeURIComponent(selector)}`;

/**
 * A label's name in a path. Since Prometheus 3 it may hold any character, and is then written in an
 * escaped form (https://prometheus.io/docs/instrumenting/escaping_schemes/).
 */
export function pathSegment(label: string): string {
  if (/^[a-zA-Z_]\w*$/.test(label)) return label;
  const escaped = [...label].map((character) => {
    if (character === "_") return "__";
    return /[a-zA-Z0-9]/.test(character)
      ? character
      : `_${character.codePointAt(0)?.toString(16)}_`;
  });
  return `U__${escaped.join("")}`;
}
