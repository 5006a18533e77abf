import type { LearnerRecord } from "@/lib/domain/classroom/class-records";
import { type ExportedStep, exportSteps } from "@/lib/domain/classroom/export/export-learner";
import { type NeedRule, needOf } from "@/lib/domain/classroom/need";
import { isoTime } from "@/lib/server/classroom/board/board-rows";
import type { ReadClass } from "@/lib/server/classroom/board/read-class";
import type { KeptHelp } from "@/lib/server/store/classroom/classroom-store";
import type { Pseudonyms } from "./pseudonyms";

/** What an export is made from. */
export interface ExportParts extends ReadClass {
  nowMs: number;
  hasNames: boolean;
  pseudonyms: Pseudonyms;
}

/** A request for help as an export tells it; without names no words of it. */
interface ExportedHelp {
  lab: string;
  step: string;
  state: KeptHelp["state"];
  askedAt: string;
  by: string | null;
  words: string | null;
  answers: { by: string; at: string; words: string }[];
}

export interface ExportedLearner {
  id: string;
  name: string | null;
  team: string;
  isCounted: boolean;
  joinedAt: string;
  lastSeenAt: string;
  needsHelp: NeedRule | null;
  steps: ExportedStep[];
  help: ExportedHelp[];
}

/** How a learner is called in an export. */
export function createNaming({ memory, hasNames, pseudonyms }: ExportParts) {
  const { id: workshop } = memory.roll().workshop;
  return ({ id, name, team }: Pick<LearnerRecord, "id" | "name" | "team">) =>
    hasNames
      ? { id, name, team }
      : {
          id: pseudonyms(workshop, "learner", id),
          name: null,
          team: pseudonyms(workshop, "team", team),
        };
}

/** All learners of a class in the order in which they joined, those who do not count with their mark. */
export function exportLearners(parts: ExportParts): ExportedLearner[] {
  const { memory, nowMs, hasNames } = parts;
  const view = memory.view(nowMs);
  const naming = createNaming(parts);
  return memory.learners().map((learner) => {
    const need = needOf(learner, view);
    return {
      ...naming(learner),
      isCounted: learner.isCounted,
      joinedAt: isoTime(learner.joinedAtMs),
      lastSeenAt: isoTime(learner.lastSeenAtMs),
      needsHelp: need?.rule ?? null,
      steps: exportSteps(learner, memory.places, view.times, { need, hasWords: hasNames }),
      help: memory
        .roll()
        .help.filter(({ learnerId }) => learnerId === learner.id)
        .map((each) => exportHelp(each, hasNames)),
    };
  });
}

function exportHelp(help: KeptHelp, hasWords: boolean): ExportedHelp {
  const { lab, step, state, by, words, answers, askedAtMs } = help;
  const common = { lab, step, state, askedAt: isoTime(askedAtMs) };
  if (!hasWords) return { ...common, by: null, words: null, answers: [] };
  const told = answers.map(({ by, atMs, words }) => ({ by, at: isoTime(atMs), words }));
  return { ...common, by, words, answers: told };
}
