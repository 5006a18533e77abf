import type { Log } from "./log";

/** What an operator should know of how the app is reached, and what keeps nobody from being served. */
export interface OperatorNotes {
  /** Told in the log, once; a sentence. */
  tell(note: string): void;
  all(): string[];
}

export function createOperatorNotes(log: Pick<Log, "warn">): OperatorNotes {
  const notes = new Set<string>();
  return {
    tell(note) {
      if (notes.has(note)) return;
      notes.add(note);
      log.warn(note);
    },
    all: () => [...notes],
  };
}
