import type { InstructorEvent } from "@/lib/contract/classroom/board";

/** An event for boards, as they are sent it. */
export interface BoardEvent {
  id: number;
  event: InstructorEvent["event"];
  json: string;
}

/**
 * The newest event about each thing, with a number that grows with every change; what somebody has missed is
 * all that is newer than what they saw last.
 */
export interface Versions {
  /** Gives the event; none where it says what the one before it said. */
  put(about: string, event: BoardEvent["event"], json: string): BoardEvent[];
  current(): number;
  /** Null for a version that is none of these, such as one of the app before its restart. */
  since(version: number | null): BoardEvent[] | null;
  all(): BoardEvent[];
}

export function createVersions(start: number): Versions {
  const newest = new Map<string, BoardEvent>();
  let version = start;
  const newerThan = (id: number) =>
    [...newest.values()].filter((each) => each.id > id).sort((a, b) => a.id - b.id);
  return {
    put(about, event, json) {
      if (newest.get(about)?.json === json) return [];
      version += 1;
      const told = { id: version, event, json };
      newest.set(about, told);
      return [told];
    },
    current: () => version,
    since: (from) => (from !== null && from >= start && from <= version ? newerThan(from) : null),
    all: () => newerThan(0),
  };
}
