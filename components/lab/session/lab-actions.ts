import type { StepAddress } from "@/lib/client/api";
import type { DraftKeeper } from "@/lib/client/draft-keeper";
import type { ExternalStore } from "@/lib/client/external-store";
import type { HelpEvent } from "@/lib/contract/classroom/help";
import { type DraftFields, draftOf, mergeDrafts } from "@/lib/contract/drafts";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { askSandbox } from "./ask-server";
import { type LabOutline, type StepOutline, stepsOf } from "./lab-outline";
import { firstOpenStep, isStumble, type LabState, withHelpAnswer, withVerdict } from "./lab-state";
import type { WorkspaceTabs } from "./workspace-tab";

/** What the parts of a lab's page do to its state. */
export interface LabActions {
  labId: string;
  findStep(id: string | null): StepOutline | null;
  address(step: StepOutline): StepAddress;
  /** Makes a step the one that the workspace works for. */
  choose(stepId: string): void;
  /** After the way to another task: works for one of its steps, the one that the address names first. */
  show(shown: readonly StepOutline[]): void;
  /** Works for the step and in the tab that the address names: after loading, a link, Back and Forward. */
  followAddress(): void;
  openTab(tab: string): void;
  /** Writes fields of a part of a step's draft; its other fields stay. */
  edit(stepId: string, part: string, change: DraftFields): void;
  /** The fields of a part of a step's draft. */
  fieldsOf(stepId: string, part: string): DraftFields;
  /** A verdict that was asked for; hints are offered for a failure that it repeats, too. */
  judged(stepId: string, verdict: Verdict): void;
  /** One more attempt of a step, or how many there are in all. */
  attempted(stepId: string, total?: number): void;
  /** An expression was executed for a query step, which may have passed before. */
  executed(stepId: string): void;
  /** The step that an exchange is sent from, if the workspace works for one that is still open. */
  sendingStep(): string | undefined;
  /** How the request for help stands by the answer to what was done with it as it stood `before`. */
  helpAnswered(before: HelpEvent | null, answer: HelpEvent): void;
  /** Looks at the sandbox now; false where no answer came. */
  look(): Promise<boolean>;
}

export function createLabActions(
  lab: LabOutline,
  store: ExternalStore<LabState>,
  drafts: DraftKeeper,
  tabs: WorkspaceTabs,
): LabActions {
  const steps = new Map(stepsOf(lab).map((step) => [step.id, step]));
  const findStep = (id: string | null) => (id === null ? null : (steps.get(id) ?? null));
  function choose(stepId: string): void {
    const { activeStepId, tab } = store.get();
    const step = findStep(stepId);
    if (!step || stepId === activeStepId) return;
    drafts.flush();
    store.set({ activeStepId: stepId, tab: tabs.after(tab, step) });
    showInAddress();
  }
  function showInAddress(): void {
    // The router hears of what is written to the history from its own first effect on, which is the last of all.
    queueMicrotask(() => {
      const { activeStepId, tab } = store.get();
      const step = findStep(activeStepId);
      if (isAtAddress(lab, step)) nameInAddress(step, tab === tabs.of(step) ? null : tab);
    });
  }
  return {
    labId: lab.id,
    findStep,
    address: (step) => ({ lab: lab.id, task: step.taskId, step: step.id }),
    choose,
    show(shown) {
      const { activeStepId, verdicts } = store.get();
      const find = (id: string | null) => shown.find((step) => step.id === id);
      const named = find(readAddress().stepId);
      const step = named ?? find(activeStepId) ?? firstOpenStep(shown, verdicts) ?? shown[0];
      if (step) choose(step.id);
    },
    followAddress() {
      const { stepId, tab } = readAddress();
      const step = findStep(stepId);
      store.set({
        ...(step && { activeStepId: step.id, tab: tabs.of(step) }),
        ...(tabs.find(tab) && tab !== null && { tab }),
      });
    },
    openTab(tab) {
      store.set({ tab });
      showInAddress();
    },
    edit(stepId, part, change) {
      const before = store.get().drafts[stepId] ?? draftOf({});
      const next = mergeDrafts(before, draftOf({ [part]: change }));
      store.set((now) => ({ drafts: { ...now.drafts, [stepId]: next } }));
      drafts.write(stepId, next);
    },
    fieldsOf: (stepId, part) => store.get().drafts[stepId]?.parts[part] ?? {},
    judged(stepId, verdict) {
      store.set((now) => ({
        ...(isStumble(verdict, now.checks[stepId] ?? null) && {
          stumbled: { ...now.stumbled, [stepId]: true },
        }),
        ...withVerdict(now, stepId, verdict),
      }));
    },
    attempted(stepId, total) {
      store.set(({ attempts }) => {
        const count = total ?? (attempts[stepId] ?? 0) + 1;
        return count === attempts[stepId] ? {} : { attempts: { ...attempts, [stepId]: count } };
      });
    },
    executed(stepId) {
      store.set(({ lookedAgain, verdicts }) => ({
        lookedAgain: { ...lookedAgain, [stepId]: verdicts[stepId]?.outcome === "passed" },
      }));
    },
    sendingStep() {
      const { activeStepId, verdicts } = store.get();
      const step = findStep(activeStepId);
      const isOpen = step?.kind === "request" && verdicts[step.id]?.outcome !== "passed";
      return isOpen ? step.id : undefined;
    },
    helpAnswered: (before, answer) => store.set((now) => withHelpAnswer(now, before, answer)),
    look: () => askSandbox(store),
  };
}

/** On the way Back and Forward the address is ahead of the page: that of another task is none of this step's. */
function isAtAddress(lab: LabOutline, step: StepOutline | null): boolean {
  const task = window.location.pathname.split("/")[3];
  return !step || step.taskId === task || lab.tasks.every(({ id }) => id !== task);
}

/** The address can be shared: it names the step, and the tab where it is not the step's own. */
function nameInAddress(step: StepOutline | null, tab: string | null): void {
  const url = new URL(window.location.href);
  if (step) url.hash = step.id;
  if (tab === null) url.searchParams.delete("tab");
  else url.searchParams.set("tab", tab);
  if (url.href !== window.location.href) window.history.replaceState(null, "", url);
}

/** The step and the tab that the address names, known or not. */
function readAddress(): { stepId: string; tab: string | null } {
  const { hash, search } = window.location;
  return { stepId: hash.slice(1), tab: new URLSearchParams(search).get("tab") };
}
