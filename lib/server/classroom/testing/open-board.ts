import { onTestFinished } from "vitest";
import { type Board as BoardAnswer, boardSchema } from "@/lib/contract/classroom/board";
import type { Learner } from "@/lib/contract/session";
import { checkSchema } from "@/lib/domain/checks/check-kinds";
import type { StepAt } from "@/lib/domain/classroom/class-records";
import type { Lab, Step } from "@/lib/domain/lab/lab";
import { createBoard } from "@/lib/server/classroom/board/create-board";
import { createClassEvents } from "@/lib/server/classroom/class-events";
import { createPresence } from "@/lib/server/classroom/presence";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { NewClassEvent } from "@/lib/server/store/classroom/class-event";
import { newDataDir, openStore } from "@/lib/server/store/testing/open-store";

const check = checkSchema.parse({ kind: "push", group: { job: "a" }, metric: "m", value: 1 });
const newStep = (id: string): Step => ({
  ...{ id, number: "1", title: id, markdown: "", check, request: null },
  hints: [{ markdown: "Look at the **path**.", codes: ["wrong-job"] }],
});

/** A lab with so many steps: `step-1`, `step-2`, … */
const newLab = (steps: number): Lab => ({
  ...{ id: "demo", number: "1", title: "Demo", summary: "", markdown: "", stack: [] },
  tasks: [
    {
      ...{ id: "all", number: "1.1", title: "All", markdown: "" },
      steps: Array.from({ length: steps }, (_, i) => newStep(`step-${i + 1}`)),
    },
  ],
});

interface Said {
  code?: string;
  message?: string;
  atMs?: number;
}

/** A board over a store of its own, and the ways in which a class changes. */
export async function openBoard({
  steps = 3,
  sandboxes,
}: {
  steps?: number;
  sandboxes?: Pick<Sandboxes, "peek" | "onChange">;
} = {}) {
  const dataDir = newDataDir();
  const store = await openStore(dataDir);
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const events = createClassEvents(store, onError);
  const presence = createPresence();
  const lab = newLab(steps);
  const serve = () =>
    createBoard({ store, events, presence, labs: new Map([[lab.id, lab]]), sandboxes, onError });
  const board = serve();
  onTestFinished(async () => {
    await board.close();
    await store.close();
  });

  const at = (step: number): StepAt => ({ lab: lab.id, step: `step-${step}` });
  const common = ({ id, team }: Learner, step: number, atMs: number) => ({
    ...{ learnerId: id, team, atMs, ...at(step) },
  });
  const attempt = (learner: Learner, step: number, atMs = Date.now()): NewClassEvent => ({
    ...{ ...common(learner, step, atMs), kind: "attempt" },
    data: { attemptId: 1, effect: "put", status: 200, refusal: null, meantFor: [at(step)] },
  });
  const failed = (
    learner: Learner,
    step: number,
    { code = "wrong-job", message = `It is ${code}.`, atMs = Date.now() }: Said = {},
  ): NewClassEvent => ({
    ...{ ...common(learner, step, atMs), kind: "verdict" },
    data: { outcome: "failed", code, rung: "as-asked", message },
  });
  const passed = (learner: Learner, step: number, atMs = Date.now()): NewClassEvent[] => [
    {
      ...{ ...common(learner, step, atMs), kind: "verdict" },
      data: { outcome: "passed", code: null, rung: null, message: null },
    },
    { ...common(learner, step, atMs), kind: "passed", data: {} },
  ];
  return {
    ...{ store, dataDir, events, presence, board, serve, errors, lab },
    tell: { attempt, failed, passed },
    async join(name: string): Promise<Learner> {
      const learner = await store.learners.add(name);
      const { id: learnerId, team } = learner;
      await events.append([{ kind: "joined", atMs: Date.now(), learnerId, team, data: { name } }]);
      return learner;
    },
    async read(): Promise<BoardAnswer> {
      return boardSchema.parse(JSON.parse((await board.json({ name: "Eve" })) ?? "null"));
    },
  };
}
export type OpenBoard = Awaited<ReturnType<typeof openBoard>>;
