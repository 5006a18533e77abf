import type { LabActions } from "@/components/lab/session/lab-actions";
import { raiseWorkspaceSheet } from "@/components/lab/session/workspace-sheet";
import type { AttemptEntry, KeptBody } from "@/lib/contract/attempts";
import type { DraftFields } from "@/lib/contract/drafts";
import { longestPath } from "@/lib/contract/longest-path";
import { refuseMethod } from "@/lib/domain/pushgateway/forms/form-methods";

/** What can be put into a part of a step's draft. */
interface Taken {
  part: "request" | "expression";
  fields: DraftFields;
}

const tabs = { request: "request", expression: "promql" } as const;

/**
 * The part of an attempt that the workspace can take back: of a request the body only where all of it was
 * kept. Null for what was never written there.
 */
export function takenBack(entry: AttemptEntry): Taken | null {
  if (entry.kind === "answer") return { part: "expression", fields: { text: entry.expression } };
  if (entry.kind !== "request" || refuseMethod(entry.method) !== null) return null;
  const { method, path, body } = entry;
  if (path.length > longestPath) return null;
  const whole = wholeText(body);
  return { part: "request", fields: { method, path, ...(whole !== null && { body: whole }) } };
}

function wholeText(body: KeptBody): string | null {
  if (body.kind === "empty") return "";
  return body.kind === "text" && body.cutBytes === 0 ? body.head : null;
}

/** Puts it where it is worked on, and the focus with it. */
export function putBack(
  actions: Pick<LabActions, "choose" | "openTab" | "edit">,
  stepId: string,
  { part, fields }: Taken,
): void {
  actions.choose(stepId);
  actions.openTab(tabs[part]);
  actions.edit(stepId, part, fields);
  raiseWorkspaceSheet();
  // By then the tab is shown; what is hidden takes no focus.
  requestAnimationFrame(() => focusField(part === "expression" ? "Expression" : fieldOf(fields)));
}

function fieldOf({ method, body }: DraftFields): string {
  return body === undefined || method === "DELETE" || method === "GET" ? "Path" : "Metrics";
}

function focusField(label: string): void {
  document.querySelector<HTMLElement>(`#workspace [aria-label="${label}"]`)?.focus();
}
