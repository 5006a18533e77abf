import * as z from "zod/mini";
import { createExternalStore, type ExternalStore } from "./external-store";

/** Expressions that a learner has executed in this browser, newest first, each once. */
export interface QueryHistory {
  store: ExternalStore<{ entries: readonly string[] }>;
  add(expression: string): void;
  clear(): void;
  /** Takes over what another tab of this browser has added. */
  refresh(): void;
}

const maxEntries = 50;
const keptSchema = z.array(z.string());

/** One learner's history; where storage is refused it lasts as long as the page. */
export function createQueryHistory(
  learnerId: string,
  storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem"> = () => localStorage,
): QueryHistory {
  const key = `scrapelab.queries.${learnerId}`;
  const store = createExternalStore({ entries: read() ?? [] });
  let isKept = true;

  function read(): readonly string[] | null {
    try {
      const parsed = keptSchema.safeParse(JSON.parse(storage().getItem(key) ?? "[]"));
      return parsed.success ? parsed.data.slice(0, maxEntries) : null;
    } catch {
      return null;
    }
  }

  function refresh(): void {
    const kept = isKept ? read() : null;
    if (kept && JSON.stringify(kept) !== JSON.stringify(store.get().entries))
      store.set({ entries: kept });
  }

  function keep(entries: readonly string[]): void {
    store.set({ entries });
    try {
      if (entries.length === 0) storage().removeItem(key);
      else storage().setItem(key, JSON.stringify(entries));
      isKept = true;
    } catch {
      // Storage is refused or full: what is shown stays.
      isKept = false;
    }
  }

  return {
    store,
    refresh,
    add(expression) {
      const text = expression.trim();
      if (text === "") return;
      refresh();
      const others = store.get().entries.filter((entry) => entry !== text);
      keep([text, ...others].slice(0, maxEntries));
    },
    clear: () => keep([]),
  };
}
