import type { OperatorNotes } from "@/lib/server/operator-notes";
import type { SandboxCounts, Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Store } from "@/lib/server/store/store";

/** What `GET /readyz` says. */
export interface Readiness {
  status: "ready" | "not-ready";
  /** What keeps this process from serving, one short sentence each. */
  missing: string[];
  /** What an operator should know, and what keeps nobody from being served; one sentence each. */
  notes: string[];
  /** The teams' servers by state. They may be none of this process, which serves without them. */
  sandboxes?: SandboxCounts;
}

export interface ReadinessParts {
  store: Pick<Store, "check">;
  sandboxes: Pick<Sandboxes, "missing" | "notes" | "counts">;
  /** Aborted from the moment on in which the app stops. */
  stopping: AbortSignal;
  notes: Pick<OperatorNotes, "all">;
}

/** Whether the app can serve learners right now; null are the parts of one that is still starting. */
export async function readReadiness(parts: ReadinessParts | null): Promise<Readiness> {
  if (!parts) return { status: "not-ready", missing: ["The app is starting."], notes: [] };
  const isStoreReady = await parts.store.check().then(
    () => true,
    () => false,
  );
  const missing = [
    ...(parts.stopping.aborted ? ["The app is stopping."] : []),
    ...(isStoreReady ? [] : ["The database cannot be read and written."]),
    ...parts.sandboxes.missing(),
  ];
  return {
    status: missing.length === 0 ? "ready" : "not-ready",
    missing,
    notes: allNotes(parts),
    sandboxes: parts.sandboxes.counts(),
  };
}

/** What the settings let happen, and what the teams' servers show. */
export function allNotes({
  notes,
  sandboxes,
}: Pick<ReadinessParts, "notes"> & { sandboxes: Pick<Sandboxes, "notes"> }): string[] {
  return [...notes.all(), ...sandboxes.notes()];
}
