import { type Draft, keepable, mergeDrafts } from "@/lib/contract/drafts";
import type { DraftMirror } from "./draft-mirror";

/**
 * `unsaved`: the server could not be reached; it is kept in this browser and tried again. `too-long`: a part
 * is too long to be kept, and all else is saved. `changed`: another device has written something else.
 */
export type DraftState = "saved" | "saving" | "unsaved" | "too-long" | "changed";

export interface DraftPorts {
  mirror: DraftMirror;
  /** Resolves to true when the server has it, to `changed` where another device has written since. */
  save: (step: string, draft: Draft, isLastWord: boolean) => Promise<boolean | "changed">;
  onState: (state: DraftState) => void;
}

export interface DraftKeeper {
  /** To be called with every change; saves once typing pauses. */
  write(step: string, draft: Draft): void;
  /** Whether something of a step is on its way to the server. */
  isUnsaved(step: string): boolean;
  /** Saves now; `isLastWord` while the page goes away. */
  flush(isLastWord?: boolean): void;
  /**
   * What an earlier page could not save, or has only just saved, by step, over what is known of each; it is saved
   * again. Of a page that was left before its scripts had come it is only what was written there.
   */
  recover(known: Readonly<Record<string, Draft>>): Record<string, Draft>;
  /** Tells of what another tab writes: it is newer than what was written here. The returned function ends it. */
  followOthers(adopt: (step: string, draft: Draft) => void): () => void;
}

const pauseMs = 600;
const retryMs = 5000;

/**
 * For so long a saved draft stays in the browser: when a page is left, the server may have written the next
 * one before the draft arrived, and that page finds it here.
 */
const settleMs = 5000;

/** Keeps what a learner types: in this browser at once, on the server soon after. */
export function createDraftKeeper({ mirror, save, onState }: DraftPorts): DraftKeeper {
  /** What the server does not have yet; the newest draft of each step. */
  const dirty = new Map<string, Draft>();
  /** What was written last, by step; not where another tab has written since, if only the same. */
  const newest = new Map<string, Draft>();
  /** Steps of which a save is under way: of two at once the older may arrive last. */
  const underWay = new Set<string>();
  /** Steps of which a part is too long to be kept. */
  const tooLong = new Set<string>();
  const timer = oneTimer(() => flush());

  /** There is no more of it to save here. */
  function forget(step: string): void {
    dirty.delete(step);
    if (dirty.size === 0) onState(tooLong.size > 0 ? "too-long" : "saved");
  }

  async function saveOne(step: string, draft: Draft, isLastWord: boolean): Promise<void> {
    underWay.add(step);
    const isSaved = await save(step, draft, isLastWord);
    underWay.delete(step);
    // Something newer was typed meanwhile: that one is still to be saved.
    if (dirty.get(step) !== draft) return timer.set(pauseMs);
    // Kept here until it is chosen, or changed once more.
    if (isSaved === "changed") return onState("changed");
    if (!isSaved) {
      onState("unsaved");
      return timer.set(retryMs);
    }
    forget(step);
    setTimeout(() => newest.get(step) === draft && mirror.drop(step, draft), settleMs);
  }

  function flush(isLastWord = false): void {
    timer.clear();
    for (const [step, draft] of dirty) {
      // A busy tab may not have heard yet of what another one has written since.
      if (!mirror.isNewest(step, draft)) forget(step);
      else if (!underWay.has(step) || isLastWord) void saveOne(step, draft, isLastWord);
    }
  }

  function write(step: string, written: Draft): void {
    const { kept: draft, isWhole } = keepable(written);
    tooLong[isWhole ? "delete" : "add"](step);
    newest.set(step, draft);
    dirty.set(step, draft);
    mirror.put(step, draft);
    onState("saving");
    timer.set(pauseMs);
  }

  return {
    write,
    isUnsaved: (step) => dirty.has(step),
    flush,
    recover(known) {
      const found = keptIn(mirror, known);
      for (const [step, draft] of found) write(step, draft);
      return Object.fromEntries(found);
    },
    followOthers: (adopt) =>
      mirror.follow((step, draft) => {
        // The other tab saves it.
        newest.delete(step);
        if (dirty.has(step)) forget(step);
        adopt(step, draft);
      }),
  };
}

/** Of all that it is set to the last counts. */
function oneTimer(act: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = () => clearTimeout(timer);
  return {
    clear,
    set(delayMs: number): void {
      clear();
      timer = setTimeout(act, delayMs);
    },
  };
}

function keptIn(mirror: DraftMirror, known: Readonly<Record<string, Draft>>) {
  return Object.entries(known).flatMap(([step, under]) => {
    const draft = mirror.get(step);
    return draft ? [[step, mergeDrafts(under, draft)] as const] : [];
  });
}
