import type { LabActions } from "@/components/lab/session/lab-actions";
import type { LabState } from "@/components/lab/session/lab-state";
import { explainApiError } from "@/lib/client/api-error";
import { getAttempts } from "@/lib/client/attempts";
import { createExternalStore, type ExternalStore } from "@/lib/client/external-store";
import { type NotebookPages, withNewestPage, withOlderPage } from "./notebook-pages";

export interface NotebookState extends NotebookPages {
  /** Whether anything has been loaded yet. */
  isLoaded: boolean;
  isBusy: boolean;
  /** Why the last loading failed, for the learner. */
  error: string | null;
}

export interface OpenNotebook {
  state: ExternalStore<NotebookState>;
  reload: () => Promise<void>;
  loadOlder: () => Promise<void>;
  /** Loads now, and again whenever something was sent or judged; the returned function ends it. */
  follow: () => () => void;
}

/** The verdict on a new attempt is a moment away, and told to the page only if it says anything new. */
const lookAgainMs = [300, 1000, 3000];

export function openNotebook(
  at: { lab: string; step: string },
  lab: ExternalStore<LabState>,
  actions: Pick<LabActions, "attempted">,
): OpenNotebook {
  const state = createExternalStore<NotebookState>({
    ...{ entries: [], nextBefore: null, isLoaded: false, isBusy: false, error: null },
  });
  let isStale = false;
  let isTelling = false;
  let looks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function load(before: number | null): Promise<void> {
    state.set({ isBusy: true });
    const page = await getAttempts(at, before);
    if (!page.ok) return state.set({ isBusy: false, error: explainApiError(page.error) });
    const next = before === null ? withNewestPage : withOlderPage;
    const { entries, nextBefore } = next(state.get(), page.value);
    state.set({ isBusy: false, isLoaded: true, error: null, entries, nextBefore });
    isTelling = true;
    actions.attempted(at.step, page.value.total);
    isTelling = false;
  }

  async function reload(): Promise<void> {
    clearTimeout(timer);
    isStale = true;
    if (state.get().isBusy) return;
    while (isStale) {
      isStale = false;
      await load(null);
    }
    lookAgain();
  }

  function lookAgain(): void {
    const newest = state.get().entries[0];
    const delayMs = lookAgainMs[looks];
    if (!newest || newest.verdict || newest.hadPassed || delayMs === undefined) return;
    looks += 1;
    timer = setTimeout(() => void reload(), delayMs);
  }

  return {
    state,
    reload,
    async loadOlder() {
      if (state.get().isBusy) return;
      await load(state.get().nextBefore);
      if (isStale) await reload();
    },
    follow() {
      const watched = () => {
        const { verdicts, attempts, sandbox } = lab.get();
        return [verdicts[at.step], attempts[at.step], sandbox.lastAttempt?.at];
      };
      let before = watched();
      const unsubscribe = lab.subscribe(() => {
        const now = watched();
        const isSame = now.every((value, i) => value === before[i]);
        before = now;
        if (isSame || isTelling) return;
        looks = 0;
        void reload();
      });
      void reload();
      return () => {
        unsubscribe();
        clearTimeout(timer);
      };
    },
  };
}
