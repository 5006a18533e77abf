import { type Kept, keptSchema } from "./kept";
import { type KeptChanges, withChanges, withLostJobsEnded } from "./kept-changes";

export interface KeptStore {
  get(): Kept;
  change(changes: KeptChanges): void;
}

const nothing: Kept = { files: {}, cluster: null };

/** What a learner's shell keeps in this browser; where storage is refused or full, for this page alone. */
export function createKeptStore(
  learnerId: string,
  storage: () => Pick<Storage, "getItem" | "setItem"> = () => localStorage,
): KeptStore {
  const key = `scrapelab.shell.${learnerId}`;
  let unstored: Kept | null = null;
  // Read anew each time: another tab may have kept something since.
  const get = () => withLostJobsEnded(unstored ?? read(key, storage), Date.now());
  return {
    get,
    change(changes) {
      const kept = withChanges(get(), changes);
      try {
        storage().setItem(key, JSON.stringify(kept));
        unstored = null;
      } catch {
        // Storage is full or refused; what was kept stays with the page.
        unstored = kept;
      }
    },
  };
}

function read(key: string, storage: () => Pick<Storage, "getItem">): Kept {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(storage().getItem(key) ?? "null"));
    return parsed.success ? parsed.data : nothing;
  } catch {
    return nothing;
  }
}
