import { expect, it } from "vitest";
import { checkSchema } from "@/lib/domain/checks/check-kinds";
import type { Lab } from "@/lib/domain/lab/lab";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { NewClassEvent } from "@/lib/server/store/classroom/class-event";
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
  const { watch, settled, batches } = open();
  watch.attempted(ada, attempt());
  watch.attempted(ada, attempt({ id: 8, path: "/metrics/job/other" }));
  watch.attempted(ada, attempt({ id: 9, ...at, path: "/metrics/job/other" }));
  watch.attempted(ada, attempt({ effect: { kind: "reset" } }));
  watch.answered(ada, at);
  expect(batches).toEqual([]);
  await settled();
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

it("tells verdicts that say something else, none on what nobody has begun, and one pass", async () => {
  const { watch, settled, batches } = open();
  const judged = (code: Parameters<typeof verdict>[0], outcome: Verdict["outcome"]) =>
    watch.judged(ada, {
      at,
      verdict: verdict(code, outcome),
      isUntouched: code === "nothing-sent",
    });
  judged("nothing-sent", "failed");
  judged("wrong-job", "failed");
  judged("wrong-job", "failed");
  judged("nothing-sent", "failed");
  judged(null, "passed");
  await settled();
  const said = batches.flat().map(({ kind, data }) => [kind, data]);
  expect(said).toEqual([
    ["verdict", { outcome: "failed", code: "wrong-job", rung: "as-asked", message: "Because." }],
    ["verdict", { outcome: "failed", code: "nothing-sent", rung: "as-asked", message: "Because." }],
    ["verdict", { outcome: "passed", code: null, rung: null, message: null }],
    ["passed", {}],
  ]);
});

it("goes on after a database that failed", async () => {
  const errors: unknown[] = [];
  let fails = true;
  const kept: NewClassEvent[] = [];
  const append = async (events: readonly NewClassEvent[]) => {
    if (fails) throw new Error("disk full");
    kept.push(...events);
    return [];
  };
  const parts = { presence: createPresence(), labs: new Map() };
  const { watch, settled } = createClassWatch({
    ...{ events: { append }, ...parts, onError: (error) => errors.push(error) },
  });
  watch.answered(ada, at);
  await settled();
  fails = false;
  watch.answered(ada, at);
  await settled();
  expect(errors).toHaveLength(1);
  expect(kept).toHaveLength(1);
});
