import { createHash } from "node:crypto";
import type { LearnerRecord, StepAt } from "@/lib/domain/classroom/class-records";
import { keyOf } from "@/lib/domain/classroom/class-records";
import { type XapiEvent, xapiStatement } from "@/lib/domain/classroom/export/xapi-statement";
import { timeOnStepMs } from "@/lib/domain/classroom/step-time";
import { checkedSteps } from "@/lib/domain/lab/lab";
import type { ClassEvents } from "@/lib/server/classroom/class-events";
import type { ClassEvent } from "@/lib/server/store/classroom/class-event";
import { createNaming, type ExportParts } from "./exported-class";

/** Events read at a time. */
const pageLength = 1000;

/**
 * `export.xapi.jsonl`: a statement a line for each attempt, each verdict that says anything new, and each
 * pass, of the learners who count; written while the events are read. `origin` is the app's address.
 */
export async function* exportXapi(
  parts: ExportParts & { events: Pick<ClassEvents, "since">; origin: string },
): AsyncGenerator<string> {
  const { memory, labs, events, origin, hasNames } = parts;
  const { id, name } = memory.roll().workshop;
  const titles = new Map(
    labs.flatMap((lab) =>
      checkedSteps(lab).map(({ step }) => {
        return [keyOf({ lab: lab.id, step: step.id }), `${step.number} ${step.title}`] as const;
      }),
    ),
  );
  const place = {
    origin,
    workshop: { id, name: hasNames ? name : id },
    titleOf: (at: StepAt) => titles.get(keyOf(at)) ?? at.step,
  };
  const tell = createTeller(parts);
  let last = 0;
  for (;;) {
    const page = await events.since(last, id, pageLength);
    const lines = page
      .flatMap(tell)
      .map((each) => `${JSON.stringify(xapiStatement(each, place))}\n`);
    if (lines.length > 0) yield lines.join("");
    last = page.at(-1)?.id ?? last;
    if (page.length < pageLength) return;
  }
}

/** What is told of one event. */
function createTeller(parts: ExportParts): (event: ClassEvent) => XapiEvent[] {
  const { memory, hasNames, nowMs } = parts;
  const naming = createNaming(parts);
  const { times } = memory.view(nowMs);
  const durationOf = (learner: LearnerRecord, at: StepAt) => {
    const index = memory.places.findIndex((place) => keyOf(place) === keyOf(at));
    return timeOnStepMs(learner, memory.places, index, times);
  };
  return (event) => {
    const learner = event.learnerId === null ? null : memory.learner(event.learnerId);
    if (!learner?.isCounted) return [];
    const { id, name } = naming(learner);
    const told = { id: uuidOf(event, 0), atMs: event.atMs, actor: { id, name } };
    if (event.kind === "attempt") {
      return event.data.meantFor.map((at, index) => ({
        ...{ ...told, ...at, verb: "attempted", id: uuidOf(event, index) },
      }));
    }
    const { lab, step } = event;
    if (lab === null || step === null) return [];
    const at = { lab, step };
    if (event.kind === "passed") {
      return [{ ...told, ...at, verb: "passed", durationMs: durationOf(learner, at) }];
    }
    const diagnosis = diagnosisOf(event, hasNames);
    return diagnosis ? [{ ...told, ...at, verb: "failed", diagnosis }] : [];
  };
}

function diagnosisOf({ kind, data }: ClassEvent, hasWords: boolean) {
  if (kind !== "verdict" || data.outcome !== "failed" || data.code === null) return null;
  return { code: data.code, message: hasWords ? data.message : null };
}

/** A UUID of version 8 (RFC 9562), made from the event, so that a statement sent twice is known as one. */
function uuidOf({ id, workshop }: ClassEvent, index: number): string {
  const bytes = createHash("sha256")
    .update(JSON.stringify([workshop, id, index]))
    .digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  const cut = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...cut, hex.slice(20, 32)].join("-");
}
