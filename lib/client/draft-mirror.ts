import { type Draft, draftSchema } from "@/lib/contract/drafts";

/** Drafts that the server does not have yet, kept in this browser. */
export interface DraftMirror {
  put(step: string, draft: Draft): void;
  drop(step: string): void;
  get(step: string): Draft | null;
}

/** One learner's mirror of one lab; where storage is refused it keeps nothing. */
export function createDraftMirror(
  learnerId: string,
  lab: string,
  storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem"> = () => localStorage,
): DraftMirror {
  const keyOf = (step: string) => `scrapelab.draft.${learnerId}.${lab}.${step}`;
  return {
    put: (step, draft) => attempt(() => storage().setItem(keyOf(step), JSON.stringify(draft))),
    drop: (step) => attempt(() => storage().removeItem(keyOf(step))),
    get(step) {
      const kept = attempt(() => JSON.parse(storage().getItem(keyOf(step)) ?? "null"));
      const parsed = draftSchema.safeParse(kept);
      return parsed.success ? parsed.data : null;
    },
  };
}

/** Storage may be full, refused, or hold what an older version wrote. */
function attempt(act: () => unknown): unknown {
  try {
    return act();
  } catch {
    return null;
  }
}
