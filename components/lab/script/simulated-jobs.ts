import type { OutputPart } from "./script-runs";

/** What this shell is beside a cluster. */
export const simulatedHere =
  "Jobs and pods are simulated here too: the cluster has none of them, but what they push reaches your real gateway.";

/** Marks each Job that a run has made, once, as one that the cluster does not have. */
export function simulatedNotes(
  jobs: readonly { name: string }[],
  parts: readonly OutputPart[],
): OutputPart[] {
  const told = new Set(parts.map(({ text }) => text));
  return [...new Set(jobs.map(({ name }) => noteOf(name)))]
    .filter((text) => !told.has(text))
    .map((text) => ({ kind: "note", text }));
}

const noteOf = (name: string) =>
  `The Job “${name}” is simulated in this page: the cluster has no such Job. What it pushes reaches your real gateway.`;
