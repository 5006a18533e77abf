"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { saveDraft } from "@/lib/client/api";
import { createDraftKeeper } from "@/lib/client/draft-keeper";
import { createDraftMirror } from "@/lib/client/draft-mirror";
import { createExternalStore, type ExternalStore, useStore } from "@/lib/client/external-store";
import type { Draft } from "@/lib/contract/drafts";
import type { SandboxAnswer } from "@/lib/contract/sandbox";
import type { Learner } from "@/lib/contract/session";
import type { Verdict } from "@/lib/domain/verdict";
import { createLabActions, type LabActions } from "./lab-actions";
import { followLab } from "./lab-following";
import { type LabOutline, type StepOutline, stepsOf } from "./lab-outline";
import { initialLabState, type LabState } from "./lab-state";

interface LabSessionProps {
  lab: LabOutline;
  /** The task whose page this is; null where all are shown. */
  task?: string | null;
  learner: Learner;
  verdicts: Record<string, Verdict>;
  drafts: Record<string, Draft>;
  /** The last expression sent for each query step. */
  answers: Record<string, string>;
  sandbox: SandboxAnswer;
  children: ReactNode;
}

interface LabContext {
  lab: LabOutline;
  learner: Learner;
  /** The steps on this page, in reading order. */
  shown: readonly StepOutline[];
  store: ExternalStore<LabState>;
  actions: LabActions;
}

const Context = createContext<LabContext | null>(null);

/** Holds what changes in a lab while its page is open: verdicts, sandbox, drafts, the active step. */
export function LabSession({ children, ...props }: LabSessionProps) {
  const [{ context, follow }] = useState(() => openLab(props));
  useEffect(follow, [follow]);
  return <Context value={context}>{children}</Context>;
}

function openLab(props: Omit<LabSessionProps, "children">) {
  const { lab, learner, task } = props;
  const shown = stepsOf(lab).filter(({ taskId }) => !task || taskId === task);
  const store = createExternalStore(initialLabState({ ...props, shown }));
  const drafts = createDraftKeeper({
    mirror: createDraftMirror(learner.id, lab.id),
    onState: (draftState) => store.set({ draftState }),
    async save(stepId, draft, isLastWord) {
      const step = stepsOf(lab).find(({ id }) => id === stepId);
      if (!step) return true;
      const at = { lab: lab.id, task: step.taskId, step: stepId };
      const saved = await saveDraft(at, draft, isLastWord);
      return saved.ok;
    },
  });
  const actions = createLabActions(lab, store, drafts);
  const context: LabContext = { lab, learner, shown, store, actions };
  return { context, follow: () => followLab({ ...context, drafts }) };
}

export function useLab(): LabContext {
  const context = useContext(Context);
  if (!context) throw new Error("this component belongs inside a LabSession");
  return context;
}

/** A part of the lab's state; the same by identity while it has not changed. */
export function useLabState<S>(select: (state: LabState) => S): S {
  return useStore(useLab().store, select);
}

/** The step that the workspace works for. */
export function useActiveStep(): StepOutline | null {
  const { actions } = useLab();
  return actions.findStep(useLabState(({ activeStepId }) => activeStepId));
}
