import type { Family } from "@/lib/domain/pushgateway/group";
import type { ExpositionContext } from "./exposition-context";
import { tokensOf } from "./exposition-tokens";

/** The names that a learner may want to write again. */
export interface Vocabulary {
  /** With what is known of each. */
  metrics: Map<string, { detail: string; help: string }>;
  labels: Set<string>;
}

/** The names that the gateway holds, and those in the lines of a text. */
export function readVocabulary(
  lines: readonly string[],
  context: ExpositionContext | null,
): Vocabulary {
  const known: Vocabulary = { metrics: new Map(), labels: new Set() };
  for (const { families } of context?.groups ?? []) {
    for (const family of families) addFamily(family, known);
  }
  // The path gives these, and the gateway adds an instance by itself.
  for (const name of ["instance", ...Object.keys(context?.group ?? {})]) known.labels.delete(name);
  for (const line of lines) addLine(line, known);
  return known;
}

function addFamily({ name, type, help, series }: Family, known: Vocabulary): void {
  const detail = `${type.toLowerCase()}, on the gateway`;
  if (!known.metrics.has(name)) known.metrics.set(name, { detail, help: help ?? "" });
  for (const { labels } of series) for (const label of Object.keys(labels)) known.labels.add(label);
}

function addLine(line: string, known: Vocabulary): void {
  for (const { kind, text } of tokensOf(line)) {
    if (kind === "label") known.labels.add(text);
    if (kind === "metric" && !known.metrics.has(text)) {
      known.metrics.set(text, { detail: "in this text", help: "" });
    }
  }
}
