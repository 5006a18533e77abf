import type { Gap } from "@/lib/domain/classroom/class-records";
import type { Presence } from "@/lib/server/classroom/presence";

/** When learners had pages open and none in sight, since the start of the app. */
export interface HiddenTimes {
  of(learnerId: string): readonly Gap[];
  close(): void;
}

export function followHiddenTimes(presence: Pick<Presence, "of" | "listen">): HiddenTimes {
  const times = new Map<string, Gap[]>();
  const close = presence.listen((id) => {
    const { isHidden } = presence.of(id);
    const known = times.get(id) ?? [];
    const last = known.at(-1);
    const isOpen = last?.toMs === null;
    if (isHidden === isOpen) return;
    if (last && isOpen) last.toMs = Date.now();
    else times.set(id, [...known, { fromMs: Date.now(), toMs: null }]);
  });
  return { of: (learnerId) => times.get(learnerId) ?? [], close };
}
