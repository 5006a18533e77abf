import type { ClassFigures } from "@/lib/contract/classroom/figures";
import { commonMistakes, figuresOf } from "@/lib/domain/classroom/class-figures";
import { forecastOf } from "@/lib/domain/classroom/forecast";
import { needOf } from "@/lib/domain/classroom/need";
import type { ClassEvents } from "@/lib/server/classroom/class-events";
import type { ClassEvent } from "@/lib/server/store/classroom/class-event";
import { isoTime } from "./board-rows";
import type { ClassMemory } from "./class-memory";

/** Events read at a time. */
const pageLength = 2000;
/** Further back it is not looked for mistakes. */
const mostEvents = 100_000;

export async function readPictures(
  memory: ClassMemory,
  events: Pick<ClassEvents, "since">,
  nowMs: number,
): Promise<ClassFigures> {
  const view = memory.view(nowMs);
  const learners = memory.learners();
  const figures = figuresOf(learners, memory.places, view.times);
  const away = learners.filter((each) => needOf(each, view)?.rule === "away");
  const { allDoneAtMs, ...forecast } = forecastOf(
    ...([learners, figures, view.times, new Set(away.map(({ id }) => id))] as const),
  );
  return {
    steps: figures.map(({ passedAtMs, ...step }) => ({
      ...step,
      passedAt: passedAtMs.map((atMs) => isoTime(atMs)),
    })),
    mistakes: commonMistakes(await mistakesMet(memory, events)),
    forecast: { ...forecast, allDoneAt: isoTime(allDoneAtMs) },
  };
}

async function mistakesMet(memory: ClassMemory, events: Pick<ClassEvents, "since">) {
  const { id } = memory.roll().workshop;
  const met: NonNullable<ReturnType<typeof mistakeOf>>[] = [];
  let last = 0;
  for (let read = 0; read < mostEvents; read += pageLength) {
    const page = await events.since(last, id, pageLength);
    met.push(...page.flatMap((event) => mistakeOf(memory, event) ?? []));
    last = page.at(-1)?.id ?? last;
    if (page.length < pageLength) break;
  }
  return met;
}

/** The diagnosis that an event tells of a learner who counts. */
function mistakeOf(memory: ClassMemory, { kind, lab, step, learnerId, data }: ClassEvent) {
  if (kind !== "verdict" || data.outcome !== "failed" || data.code === null) return null;
  if (lab === null || step === null || learnerId === null) return null;
  const isCounted = memory.learner(learnerId)?.isCounted;
  return isCounted ? { lab, step, code: data.code, learner: learnerId } : null;
}
