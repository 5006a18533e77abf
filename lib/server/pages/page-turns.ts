/** How many pages of one learner may wait to be rewritten. */
export const maxWaitingPages = 8;

/** Lets the pages of one learner through one after another, so that long ones keep nobody else waiting. */
export interface PageTurns {
  /** Null where as many wait as may. */
  take<T>(learnerId: string, work: () => Promise<T>): Promise<T> | null;
}

export function createPageTurns(): PageTurns {
  const lines = new Map<string, { last: Promise<unknown>; length: number }>();
  return {
    take(learnerId, work) {
      const line = lines.get(learnerId) ?? { last: Promise.resolve(), length: 0 };
      if (line.length >= maxWaitingPages) return null;
      lines.set(learnerId, line);
      line.length += 1;
      const done = line.last.then(work).finally(() => {
        line.length -= 1;
        if (line.length === 0) lines.delete(learnerId);
      });
      line.last = done.catch(() => undefined);
      return done;
    },
  };
}
