import type { Gap } from "@/lib/domain/classroom/class-records";
import type { Presence } from "@/lib/server/classroom/presence";
import type { Store } from "@/lib/server/store/store";

/** When learners had pages open and none in sight; kept over restarts of the app. */
export interface HiddenTimes {
  of(learnerId: string): readonly Gap[];
  /** Takes in what was kept before. */
  remember(kept: ReadonlyMap<string, readonly Gap[]>): void;
  /** Resolves when all is written. */
  close(): Promise<void>;
}

interface HiddenParts {
  store: Pick<Store, "hiddenTimes">;
  presence: Pick<Presence, "of" | "listen">;
  onError: (error: unknown) => void;
}

/** Of somebody who turns to and fro without end no more are kept. */
const maxTimes = 1000;

/** What was open when the app ended is taken to have lasted until it is there again. */
export function followHiddenTimes({ store, presence, onError }: HiddenParts): HiddenTimes {
  const rows = store.hiddenTimes;
  const times = new Map<string, Gap[]>();
  const startedMs = Date.now();
  let writing = rows.endAll(startedMs).catch(onError);

  function write(next: () => Promise<void>): void {
    writing = writing.then(next).catch(onError);
  }

  const stop = presence.listen((id) => {
    const { isHidden } = presence.of(id);
    const known = times.get(id) ?? [];
    const last = known.at(-1);
    const isOpen = last?.toMs === null;
    const atMs = Date.now();
    if (isHidden === isOpen || (isHidden && known.length >= maxTimes)) return;
    if (last && isOpen) {
      last.toMs = atMs;
      write(() => rows.end(id, atMs));
    } else {
      times.set(id, [...known, { fromMs: atMs, toMs: null }]);
      write(() => rows.begin(id, atMs));
    }
  });
  return {
    of: (learnerId) => times.get(learnerId) ?? [],
    remember(kept) {
      for (const [id, gaps] of kept) {
        const known = times.get(id) ?? [];
        const beganMs = known[0]?.fromMs ?? Number.POSITIVE_INFINITY;
        const before = gaps
          .filter(({ fromMs }) => fromMs < beganMs)
          .map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs ?? Math.max(fromMs, startedMs) }));
        if (before.length > 0) times.set(id, [...before, ...known]);
      }
    },
    close() {
      stop();
      return writing.then(() => undefined);
    },
  };
}
