import { type Draft, draftSchema } from "@/lib/contract/drafts";

/** Drafts that the server, or the page that it wrote last, does not have yet, kept in this browser. */
export interface DraftMirror {
  put(step: string, draft: Draft): void;
  /** Forgets a draft unless something newer is kept. */
  drop(step: string, draft: Draft): void;
  /** False once another tab has written something newer, whether the server has that already or not. */
  isNewest(step: string, draft: Draft): boolean;
  get(step: string): Draft | null;
  /** Tells of what another tab of this browser writes; the returned function ends it. */
  follow(listener: (step: string, draft: Draft) => void): () => void;
}

/** What the names begin with under which a learner's drafts of a lab are kept; the step ends them. */
export const draftPrefix = (learnerId: string, lab: string) =>
  `scrapelab.draft.${learnerId}.${lab}.`;

/** One learner's mirror of one lab; where storage is refused it keeps nothing. */
export function createDraftMirror(
  learnerId: string,
  lab: string,
  storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem"> = () => localStorage,
): DraftMirror {
  const prefix = draftPrefix(learnerId, lab);
  const keyOf = (step: string) => prefix + step;
  /** Steps whose newest draft this browser has no room for. */
  const unkept = new Set<string>();
  const holds = (step: string, draft: Draft) =>
    attempt(() => storage().getItem(keyOf(step)) === JSON.stringify(draft)) ?? false;
  const read = (written: string | null): Draft | null => {
    const parsed = draftSchema.safeParse(attempt(() => JSON.parse(written ?? "null")));
    return parsed.success ? parsed.data : null;
  };
  return {
    put(step, draft) {
      attempt(() => storage().setItem(keyOf(step), JSON.stringify(draft)));
      if (holds(step, draft)) unkept.delete(step);
      else unkept.add(step);
    },
    drop(step, draft) {
      if (holds(step, draft)) attempt(() => storage().removeItem(keyOf(step)));
    },
    isNewest: (step, draft) => unkept.has(step) || holds(step, draft),
    get: (step) => read(attempt(() => storage().getItem(keyOf(step)))),
    follow(listener) {
      const hear = ({ key, newValue }: StorageEvent) => {
        const draft = key?.startsWith(prefix) ? read(newValue) : null;
        if (key && draft) listener(key.slice(prefix.length), draft);
      };
      window.addEventListener("storage", hear);
      return () => window.removeEventListener("storage", hear);
    },
  };
}

/** Storage may be full, refused, or hold what an older version wrote. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
