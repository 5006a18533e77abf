"use client";

import { useParams, useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useEarlyInput } from "@/components/ui/early-input";
import { deviceId } from "@/lib/client/device-id";
import { createDraftKeeper } from "@/lib/client/draft-keeper";
import { createDraftMirror } from "@/lib/client/draft-mirror";
import { createExternalStore, type ExternalStore, useStore } from "@/lib/client/external-store";
import type { Draft, DraftFields } from "@/lib/contract/drafts";
import type { SandboxAnswer } from "@/lib/contract/sandbox";
import type { Learner } from "@/lib/contract/session";
import type { TeamNames } from "@/lib/domain/site-names";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { createLabActions, type LabActions } from "./lab-actions";
import { followLab } from "./lab-following";
import { type LabOutline, type StepCheck, type StepOutline, stepsOf } from "./lab-outline";
import { closedOf, initialLabState, type LabState } from "./lab-state";
import { leaveLab, reopenLab } from "./left-lab";
import { createReading, type Reading } from "./reading-place/follow-reading";
import { adoptDraft, chooseDraft, saveTo } from "./save-drafts";
import { tabsOf, type WorkspaceTab, type WorkspaceTabs } from "./workspace-tab";

export interface LabSessionProps {
  lab: LabOutline;
  /** All tabs that a workspace can have. */
  tabs: readonly WorkspaceTab[];
  learner: Learner;
  names: TeamNames;
  verdicts: Record<string, Verdict>;
  drafts: Record<string, Draft>;
  /** Which revision each of them is. */
  revisions: Record<string, number>;
  /** The last expression sent for each query step. */
  answers: Record<string, string>;
  sandbox: SandboxAnswer;
  /** How many attempts each step has. */
  attempts: Record<string, number>;
  children: ReactNode;
}

interface LabContext {
  lab: LabOutline;
  tabs: WorkspaceTabs;
  learner: Learner;
  /** What the learner's commands call the things of this site's cluster. */
  names: TeamNames;
  /** The steps on this page, in reading order. */
  shown: readonly StepOutline[];
  store: ExternalStore<LabState>;
  actions: LabActions;
  /** Goes on with one of two drafts of a step that two devices have written. */
  chooseDraft: (step: string, which: "this" | "other") => void;
  reading: Reading;
}

const Context = createContext<LabContext | null>(null);

/**
 * Holds what changes in a lab while its pages are open: verdicts, sandbox, drafts, the active step. It
 * stands in the lab's layout, so that the way from task to task keeps all of it.
 */
export function LabSession({ children, ...props }: LabSessionProps) {
  const { task } = useParams();
  const shown = useMemo(() => {
    const steps = stepsOf(props.lab);
    // An address without a task, or with an unknown one, leaves the workspace all steps to work for.
    const own = steps.filter(({ taskId }) => taskId === task);
    return own.length > 0 ? own : steps;
  }, [props.lab, task]);
  const { refresh } = useRouter();
  const [{ context, follow }] = useState(() => openLab(props, shown, refresh));
  useEffect(follow, [follow]);
  useEffect(() => () => context.reading.end(), [context]);
  useEffect(() => context.actions.show(shown), [context, shown]);
  useEarlyInput(findLabPage);
  const value = useMemo(() => ({ ...context, shown }), [context, shown]);
  return <Context value={value}>{children}</Context>;
}

/** The first part that is marked is the whole page. */
const findLabPage = () => document.querySelector("[data-early]");

function openLab(
  props: Omit<LabSessionProps, "children">,
  shown: readonly StepOutline[],
  refresh: () => void,
) {
  const { lab, learner, names } = props;
  const tabs = tabsOf(props.tabs, lab.stack);
  const written = reopenLab(learner.id, lab.id, props);
  const store = createExternalStore(initialLabState({ ...props, ...written, tabs, shown }));
  const revisions = new Map(Object.entries(written.revisions));
  const saving = { lab: lab.id, device: deviceId, store, revisions };
  const drafts = createDraftKeeper({
    mirror: createDraftMirror(learner.id, lab.id),
    onState: (draftState) => store.set({ draftState }),
    save: saveTo(saving),
  });
  const actions = createLabActions(lab, store, drafts, tabs);
  const context = {
    ...{ lab, tabs, learner, names, store, actions, reading: createReading(lab.id) },
    chooseDraft: chooseDraft(saving, drafts),
  };
  const adopt = adoptDraft(saving, drafts);
  function follow(): () => void {
    const end = followLab({ ...context, drafts, adopt, revisions, refresh });
    return () => {
      end();
      leaveLab(learner.id, lab.id, {
        drafts: store.get().drafts,
        revisions: Object.fromEntries(revisions),
      });
    };
  }
  return { context, follow };
}

export function useLab(): LabContext {
  const context = useContext(Context);
  if (!context) throw new Error("this component belongs inside a LabSession");
  return context;
}

/** A part of the lab's state; the component renders when it changes. */
export function useLabState<S>(
  select: (state: LabState) => S,
  isSame?: (a: S, b: S) => boolean,
): S {
  return useStore(useLab().store, select, isSame);
}

/** The step that the workspace works for. */
export function useActiveStep(): StepOutline | null {
  const { actions } = useLab();
  return actions.findStep(useLabState(({ activeStepId }) => activeStepId));
}

/** Whether the step that the workspace works for has passed: then the next one is the thing to do. */
export function useActivePassed(): boolean {
  return useLabState(
    ({ activeStepId, verdicts }) =>
      activeStepId !== null && verdicts[activeStepId]?.outcome === "passed",
  );
}

const nothingWritten: DraftFields = {};

/** What stands in a part of the draft of the step that the workspace works for. */
export function useFields(part: string): DraftFields {
  return useLabState(
    ({ drafts, activeStepId }) => drafts[activeStepId ?? ""]?.parts[part] ?? nothingWritten,
  );
}

/** Whether the class has a pause: nothing that is sent is taken. */
export function usePaused(): boolean {
  return useLabState(({ workshop }) => workshop?.state === "paused");
}

/** Whether an instructor has closed a step: it is not judged. */
export function useClosed(stepId: string): boolean {
  const { lab } = useLab();
  return useLabState((state) => closedOf(state, lab.id).has(stepId));
}

/** What is known of a step's check. */
export function useCheckOf(stepId: string): StepCheck | null {
  return useLab().actions.findStep(stepId)?.check ?? null;
}

/** How the step stands that the workspace works for. */
export function useStepNow(): { verdict: Verdict | undefined; check: StepCheck | null } {
  const step = useActiveStep();
  const verdict = useLabState(({ verdicts }) => (step ? verdicts[step.id] : undefined));
  return { verdict, check: step?.check ?? null };
}
