import type { LabActions } from "@/components/lab/session/lab-actions";
import { raiseWorkspaceSheet } from "@/components/lab/session/workspace-sheet";
import type { AttemptEntry } from "@/lib/contract/attempts";
import type { Draft } from "@/lib/contract/drafts";
import { refuseMethod } from "@/lib/domain/pushgateway/forms/form-methods";

/** What the workspace has room for. */
const maxPathLength = 4096;

/**
 * The part of an attempt that the workspace can take back: of a request the body only where all of it was
 * kept. Null for what was never written there.
 */
export function takenBack(entry: AttemptEntry): Draft | null {
  if (entry.kind === "answer") return { expression: entry.expression };
  if (entry.kind !== "request" || refuseMethod(entry.method) !== null) return null;
  const { method, path, body } = entry;
  if (path.length > maxPathLength) return null;
  if (body.kind === "empty") return { method, path, body: "" };
  const isWhole = body.kind === "text" && body.cutBytes === 0;
  return isWhole ? { method, path, body: body.head } : { method, path };
}

/** Puts a draft where it is worked on, and the focus with it. */
export function putBack(
  actions: Pick<LabActions, "choose" | "openTab" | "edit">,
  stepId: string,
  draft: Draft,
  tab: "request" | "promql",
): void {
  actions.choose(stepId);
  actions.openTab(tab);
  actions.edit(stepId, draft);
  raiseWorkspaceSheet();
  // By then the tab is shown; what is hidden takes no focus.
  requestAnimationFrame(() => focusField(tab === "promql" ? "Expression" : fieldOf(draft)));
}

function fieldOf({ method, body }: Draft): string {
  return body === undefined || method === "DELETE" || method === "GET" ? "Path" : "Metrics";
}

function focusField(label: string): void {
  document.querySelector<HTMLElement>(`#workspace [aria-label="${label}"]`)?.focus();
}
