import { expect, it } from "vitest";
import { checkSchema } from "@/lib/domain/checks/check-kinds";
import type { StepAt } from "@/lib/domain/classroom/class-records";
import type { Lab } from "@/lib/domain/lab/lab";
import type { ClassEvent } from "@/lib/server/store/classroom/class-event";
import type { ClassSnapshot } from "@/lib/server/store/classroom/classroom-store";
import { createBoardState } from "./board-state";
import { createClassMemory } from "./class-memory";

const nowMs = 1_800_000_000_000;
const place: StepAt = { lab: "demo", step: "push" };
const check = checkSchema.parse({ kind: "push", group: { job: "a" }, metric: "m", value: 1 });
const step = { id: "push", number: "1", title: "Push", markdown: "", check, request: null };
const lab: Lab = {
  ...{ id: "demo", number: "1", title: "Demo", summary: "", markdown: "", stack: [] },
  tasks: [
    { id: "all", number: "1.1", title: "All", markdown: "", steps: [{ ...step, hints: [] }] },
  ],
};

/** A class in memory that counts what is read of its members. */
function openClass(size: number) {
  const read = { presence: 0, names: 0 };
  const members = Array.from({ length: size }, (_, i) => ({
    ...{
      id: `id-${i}`,
      team: `team-${i}`,
      kind: "learner",
      joinedAtMs: nowMs,
      lastSeenAtMs: nowMs,
    },
    get name() {
      read.names += 1;
      return `Learner ${i}`;
    },
  }));
  const snapshot: ClassSnapshot = {
    workshop: {
      ...{ id: "first", name: "First", state: "open", joinCode: null, labs: null },
      ...{ closedSteps: [], pauseMessage: null, openedAtMs: nowMs, endedAtMs: null },
    },
    ...{ members, pauses: [], closures: [], help: [], hints: [], counts: [] },
    ...{ lastEventId: 0, hidden: new Map() },
  };
  const presence = {
    of() {
      read.presence += 1;
      return { isOnline: true, isHidden: false, lastSeenAtMs: nowMs };
    },
  };
  const memory = createClassMemory({
    ...{ snapshot, presence, places: [place], hidden: { of: () => [] } },
  });
  const state = createBoardState(memory, [lab], 1);
  state.update({ nowMs, learners: null, steps: null, isRoll: true });
  return { memory, state, read };
}

function failed(id: number, learner: number): ClassEvent[] {
  const common = {
    ...{ ...place, workshop: "first", author: null, atMs: nowMs + id },
    ...{ learnerId: `id-${learner}`, team: `team-${learner}` },
  };
  const attempt = { attemptId: id, effect: "push", status: 200, refusal: null, meantFor: [place] };
  const message = "The job is another.";
  const verdict = { outcome: "failed", code: "wrong-job", rung: null, message } as const;
  return [
    { ...common, id, kind: "attempt", data: attempt },
    { ...common, id: id + 1, kind: "verdict", data: verdict },
  ];
}

it("takes in what one learner did without a look at the others, however many there are", () => {
  const { memory, state, read } = openClass(300);
  Object.assign(read, { presence: 0, names: 0 });
  for (const learner of [7, 8]) {
    const changes = memory.apply(failed(10 * learner, learner));
    expect(state.update({ nowMs, ...changes, isRoll: false })).toMatchObject([
      { event: "learner" },
      { event: "misconceptions" },
    ]);
  }
  expect(read.presence).toBe(2);
  expect(read.names).toBe(2);
  expect(JSON.parse(state.part("misconceptions"))).toMatchObject([
    { code: "wrong-job", count: 2, example: "The job is another." },
  ]);
});

it("counts nobody's misconceptions anew where somebody only comes or goes", () => {
  const { state } = openClass(3);
  const before = state.version();
  const told = state.update({
    ...{ nowMs, learners: new Set(["id-1"]), steps: new Set<string>(), isRoll: false },
  });
  expect([told, state.version()]).toEqual([[], before]);
});
