import type { AttemptEntry, AttemptsPage } from "@/lib/contract/attempts";

/** As much of a step's notebook as has been loaded, newest first. */
export interface NotebookPages {
  entries: readonly AttemptEntry[];
  /** The `before` that asks for the next page; null when there is none. */
  nextBefore: number | null;
}

/** After the newest page was loaded again: what is older stays, unless there is a gap between. */
export function withNewestPage(now: NotebookPages, page: AttemptsPage): NotebookPages {
  const oldest = page.entries.at(-1)?.id;
  const isJoined = now.entries.some(({ id }) => page.entries.some((entry) => entry.id === id));
  if (oldest === undefined || !isJoined) return page;
  const older = now.entries.filter(({ id }) => id < oldest);
  if (older.length === 0) return page;
  return { entries: [...page.entries, ...older], nextBefore: now.nextBefore };
}

/** After the next older page was loaded. */
export function withOlderPage(now: NotebookPages, page: AttemptsPage): NotebookPages {
  const oldest = now.entries.at(-1)?.id ?? Number.POSITIVE_INFINITY;
  const older = page.entries.filter(({ id }) => id < oldest);
  return { entries: [...now.entries, ...older], nextBefore: page.nextBefore };
}
