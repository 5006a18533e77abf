import { expect, it, vi } from "vitest";
import { checkSchema } from "@/lib/domain/checks/check-kinds";
import type { Lab } from "@/lib/domain/lab/lab";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { NewClassEvent } from "@/lib/server/store/classroom/class-event";
import { StorageFailure } from "@/lib/server/store/storage-failure";
import { createClassWatch } from "./create-class-watch";
import { createPresence } from "./presence";

const check = checkSchema.parse({ kind: "push", group: { job: "a" }, metric: "m", value: 1 });
const lab: Lab = {
  ...{ id: "demo", number: "1", title: "Demo", summary: "", markdown: "", stack: [] },
  tasks: [
    {
      ...{ id: "all", number: "1.1", title: "All", markdown: "" },
      steps: [
        {
          ...{ id: "push", number: "1", title: "Push", markdown: "", check },
          ...{ hints: [], request: null },
        },
      ],
    },
  ],
};
const ada = { id: "ada", name: "Ada", team: "a-team" };
const at = { lab: "demo", step: "push" };

function attempt(over: Partial<Attempt> = {}): Attempt {
  return {
    ...{ id: 7, learnerId: "ada", team: "a-team", atMs: 5, method: "PUT", path: "/metrics/job/a" },
    ...{ lab: null, step: null, metrics: [], status: 200, answer: "", refusal: null },
    effect: { kind: "put", group: { job: "a" }, families: [] },
    ...over,
  };
}

function verdict(code: "wrong-job" | "nothing-sent" | null, outcome: Verdict["outcome"]): Verdict {
  const state = code ? "broken" : "ok";
  return {
    ...{ outcome, alsoWrong: [], remarks: [], nextScrapeAt: null, checkedAt: "" },
    rungs: [{ id: "as-asked", state, evidence: "" }],
    diagnosis: code && { code, message: "Because.", params: {} },
  };
}

function open() {
  const batches: (readonly NewClassEvent[])[] = [];
  const append = async (events: readonly NewClassEvent[]) => {
    batches.push(events);
    return [];
  };
  const errors: unknown[] = [];
  const parts = { presence: createPresence(), labs: new Map([[lab.id, lab]]) };
  const onError = (error: unknown) => errors.push(error);
  return { ...createClassWatch({ events: { append }, ...parts, onError }), batches, errors };
}

it("writes what one turn brings together, an attempt from nowhere with the steps it is meant for", async () => {
  const { watch, close, batches } = open();
  watch.attempted(ada, attempt());
  watch.attempted(ada, attempt({ id: 8, path: "/metrics/job/other" }));
  watch.attempted(ada, attempt({ id: 9, ...at, path: "/metrics/job/other" }));
  watch.attempted(ada, attempt({ effect: { kind: "reset" } }));
  watch.answered(ada, at);
  expect(batches).toEqual([]);
  await close();
  expect(batches).toHaveLength(1);
  expect(batches[0]).toMatchObject([
    {
      kind: "attempt",
      learnerId: "ada",
      team: "a-team",
      atMs: 5,
      step: null,
      data: { meantFor: [at] },
    },
    { kind: "attempt", data: { attemptId: 8, meantFor: [] } },
    { kind: "attempt", ...at, data: { attemptId: 9, effect: "put", status: 200, meantFor: [at] } },
    { kind: "sandbox-reset" },
    { kind: "attempt", ...at, data: { attemptId: null, effect: "answer", meantFor: [at] } },
  ]);
});

it("tells once that a learner's page works for a step", async () => {
  const { stepOpened, close, batches } = open();
  for (let i = 0; i < 3; i += 1) stepOpened(ada, at);
  stepOpened({ ...ada, id: "bob" }, at);
  await close();
  const told = batches.flat().map(({ kind, learnerId, step }) => [kind, learnerId, step]);
  expect(told).toEqual([
    ["opened", "ada", "push"],
    ["opened", "bob", "push"],
  ]);
});

it("tells verdicts that say something else, none on what nobody has begun, and one pass", async () => {
  const { watch, close, batches } = open();
  const judged = (code: Parameters<typeof verdict>[0], outcome: Verdict["outcome"]) =>
    watch.judged(ada, {
      at,
      verdict: verdict(code, outcome),
      isUntouched: code === "nothing-sent",
      sinceScrapeMs: null,
    });
  judged("nothing-sent", "failed");
  judged("wrong-job", "failed");
  judged("wrong-job", "failed");
  judged("nothing-sent", "failed");
  judged(null, "passed");
  await close();
  const said = batches.flat().map(({ kind, data }) => [kind, data]);
  expect(said).toEqual([
    ["verdict", { outcome: "failed", code: "wrong-job", rung: "as-asked", message: "Because." }],
    ["verdict", { outcome: "failed", code: "nothing-sent", rung: "as-asked", message: "Because." }],
    ["verdict", { outcome: "passed", code: null, rung: null, message: null }],
    ["passed", {}],
  ]);
});

it("tells no reason where nothing is wrong and a part is still to come", async () => {
  const { watch, close, batches } = open();
  const told = verdict("wrong-job", "failed");
  const diagnosis = told.diagnosis && { ...told.diagnosis, params: { isUnderWay: true } };
  const underWay = { ...told, diagnosis };
  watch.judged(ada, { at, verdict: underWay, isUntouched: false, sinceScrapeMs: null });
  await close();
  expect(batches.flat()).toMatchObject([
    { kind: "verdict", data: { outcome: "failed", code: null, message: null } },
  ]);
});

const storage = (message: string) => new StorageFailure(message);
const bug = (message: string) => new Error(message);

it.each([
  { kind: "database", failure: storage, kept: [1, 2] },
  { kind: "bug", failure: bug, kept: [2] },
])("goes on after a $kind that failed", async ({ failure, kept: expected }) => {
  const kept: NewClassEvent[] = [];
  const append = vi.fn(async (events: readonly NewClassEvent[]) => {
    kept.push(...events);
    return [];
  });
  append.mockRejectedValueOnce(failure("disk full"));
  const onError = vi.fn();
  const parts = { presence: createPresence(), labs: new Map(), onError };
  const { watch, close } = createClassWatch({ events: { append }, ...parts });
  watch.attempted(ada, attempt({ id: 1 }));
  await vi.waitUntil(() => onError.mock.calls.length > 0, 100_000);
  watch.attempted(ada, attempt({ id: 2 }));
  await close();
  expect(onError).toHaveBeenCalledOnce();
  expect(kept.map(({ data }) => data)).toMatchObject(expected.map((attemptId) => ({ attemptId })));
});

it("gives up on a database that still fails at the end", async () => {
  const append = vi.fn(() => Promise.reject(storage("disk full")));
  const onError = vi.fn();
  const parts = { presence: createPresence(), labs: new Map(), onError };
  const { watch, close } = createClassWatch({ events: { append }, ...parts });
  watch.answered(ada, at);
  await vi.waitUntil(() => onError.mock.calls.length > 0, 100_000);
  await close();
  expect(append).toHaveBeenCalledTimes(2);
});
