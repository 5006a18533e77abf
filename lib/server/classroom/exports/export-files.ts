import { writeCsv } from "@/lib/domain/classroom/export/write-csv";
import { isoTime, workshopHead } from "@/lib/server/classroom/board/board-rows";
import { type ExportParts, exportLearners } from "./exported-class";

const columns = [
  ...["workshop", "learnerId", "name", "team", "isCounted", "joinedAt", "lastSeenAt"],
  ...["needsHelp", "lab", "step", "state", "attempts", "openedAt", "startedAt", "passedAt"],
  ...["secondsOnStep", "diagnosis", "message"],
] as const;

/** `export.csv`: a row for each learner and step; docs/class-export.md says what each column means. */
export function exportCsv(parts: ExportParts): string {
  const { id: workshop } = parts.memory.roll().workshop;
  const rows = exportLearners(parts).flatMap(({ id, steps, help: _, ...learner }) =>
    steps.map((step) => ({ workshop, learnerId: id, ...learner, ...step })),
  );
  return writeCsv<string>(columns, rows);
}

/** `export.json`: the same with the requests for help, and what the workshop was. */
export function exportJson(parts: ExportParts): string {
  const { memory, labs, nowMs, hasNames } = parts;
  const { joinCode: _, ...workshop } = workshopHead(memory.roll().workshop, labs);
  const head = hasNames ? workshop : { ...workshop, name: null, pauseMessage: null };
  const learners = exportLearners(parts);
  return JSON.stringify({ workshop: head, exportedAt: isoTime(nowMs), learners });
}
