import type { InstructorEvent } from "@/lib/contract/classroom/board";
import { type Need, needOf } from "@/lib/domain/classroom/need";
import type { Lab } from "@/lib/domain/lab/lab";
import { helpEntry } from "@/lib/server/classroom/help/help-entry";
import { createBoardMisconceptions } from "./board-misconceptions";
import { learnerRow, workshopHead } from "./board-rows";
import type { ClassMemory } from "./class-memory";
import { type BoardEvent, createVersions } from "./versions";

type PartName = Exclude<InstructorEvent["event"], "learner" | "roster">;

/** The board as it stands: each row and each part as JSON, made once however many look at it. */
export interface BoardState {
  /** Takes in what may have changed; tells what has. */
  update(changes: BoardChanges): BoardEvent[];
  /** Tells whose need has changed by time alone. */
  tick(nowMs: number): BoardEvent[];
  rows(): string[];
  part(name: PartName): string;
  version(): number;
  /** What has changed since a version; everything, with who is there, where it is not known. */
  since(version: number | null): BoardEvent[];
}

export interface BoardChanges {
  nowMs: number;
  /** Null for everybody. */
  learners: ReadonlySet<string> | null;
  /** Null for all. */
  steps: ReadonlySet<string> | null;
  /** Who is there, what they ask, and the workshop may have changed too. */
  isRoll: boolean;
}

/** Versions begin above `start`. */
export function createBoardState(
  memory: ClassMemory,
  labs: readonly Lab[],
  start: number,
): BoardState {
  const misconceptions = createBoardMisconceptions(memory, labs);
  const rows = new Map<string, { json: string; need: Need | null }>();
  const parts = new Map<PartName, string>();
  const versions = createVersions(start);

  function putPart(name: PartName, data: unknown): BoardEvent[] {
    const json = JSON.stringify(data);
    parts.set(name, json);
    return versions.put(name, name, json);
  }

  function putRow(id: string, view: ReturnType<ClassMemory["view"]>): BoardEvent[] {
    const learner = memory.learner(id);
    if (!learner && !rows.has(id)) return [];
    const need = learner && needOf(learner, view);
    const json = JSON.stringify(learner && learnerRow(learner, view, need));
    if (learner) rows.set(id, { json, need });
    else rows.delete(id);
    const told = `{"id":${JSON.stringify(id)},"learner":${json}}`;
    return versions.put(`learner ${id}`, "learner", told);
  }

  function putRoll(): BoardEvent[] {
    const { workshop, help } = memory.roll();
    const told = putPart("workshop", workshopHead(workshop, labs));
    return [...told, ...putPart("help", help.map(helpEntry))];
  }

  const ids = () => memory.roll().members.map(({ id }) => id);

  return {
    update({ nowMs, learners, steps, isRoll }) {
      const view = memory.view(nowMs);
      const changed = learners ?? new Set([...ids(), ...rows.keys()]);
      return [
        ...(isRoll ? putRoll() : []),
        ...[...changed].flatMap((id) => putRow(id, view)),
        ...(steps?.size === 0 ? [] : putPart("misconceptions", misconceptions.read(steps))),
      ];
    },
    tick(nowMs) {
      const view = memory.view(nowMs);
      return memory.learners().flatMap((learner) => {
        const before = rows.get(learner.id)?.need ?? null;
        return isSameNeed(before, needOf(learner, view)) ? [] : putRow(learner.id, view);
      });
    },
    rows: () => ids().flatMap((id) => rows.get(id)?.json ?? []),
    part: (name) => parts.get(name) ?? "null",
    version: versions.current,
    since(version) {
      const roster = { id: start, event: "roster", json: JSON.stringify(ids()) } as const;
      return versions.since(version) ?? [roster, ...versions.all()];
    },
  };
}

function isSameNeed(a: Need | null, b: Need | null): boolean {
  return a?.rule === b?.rule && a?.step === b?.step && a?.lab === b?.lab;
}
