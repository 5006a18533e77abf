import type { LabActions } from "@/components/lab/session/lab-actions";
import { raiseWorkspaceSheet } from "@/components/lab/session/workspace-sheet";
import { createExternalStore, useStore } from "@/lib/client/external-store";

interface Handover {
  /** The command that a step's editor was given last. */
  stepId: string;
  script: string;
  /** What a learner had written there before. */
  before: string;
  /** Until the editor has taken the focus. */
  isFresh: boolean;
}

const handover = createExternalStore<{ last: Handover | null }>({ last: null });

/** Puts a command of the text into the Script tab; it does not run. */
export function handOverScript(
  actions: Pick<LabActions, "choose" | "edit" | "openTab" | "fieldsOf">,
  stepId: string,
  text: string,
): void {
  const script = text.endsWith("\n") ? text : `${text}\n`;
  actions.choose(stepId);
  const { last } = handover.get();
  const there = actions.fieldsOf(stepId, "script").text ?? "";
  const isOwn = there.trim() !== "" && there !== script && there !== last?.script;
  actions.edit(stepId, "script", { text: script });
  actions.openTab("script");
  raiseWorkspaceSheet();
  handover.set({ last: { stepId, script, before: isOwn ? there : "", isFresh: true } });
}

export function useHandover(): Handover | null {
  return useStore(handover, ({ last }) => last);
}

export function settleHandover(): void {
  handover.set(({ last }) => ({ last: last && { ...last, isFresh: false } }));
}

export function forgetReplaced(): void {
  handover.set(({ last }) => ({ last: last && { ...last, before: "" } }));
}
