import { expect, test } from "vitest";
import type { Lab, Step } from "@/lib/domain/lab/lab";
import { type Replay, replaySchema } from "@/lib/domain/lab/replay";
import type { LocatedReplay } from "@/lib/server/content/load-replays";
import { casesOfLab } from "./cases-of-lab";

const send = (path: string) => ({ send: { method: "PUT", path } });

function stepOf(id: string, request: Step["request"] = null): Step {
  const check: Step["check"] = { kind: "query", reference: "up" };
  return { id, number: "", title: id, markdown: "", check, hints: [], request };
}

function labOf(...steps: Step[]): Lab {
  const task = { id: "task", number: "", title: "", markdown: "", steps };
  return { id: "lab", number: "", title: "", summary: "", markdown: "", stack: [], tasks: [task] };
}

function replayOf(step: string, written: unknown): [string, LocatedReplay] {
  const replay: Replay = replaySchema.parse(written);
  const lineOf = (path: readonly PropertyKey[]) => 10 + Number(path[1] ?? 0);
  return [step, { ...replay, file: `content/lab/task/${step}.replay.yaml`, lineOf }];
}

const mistakes = [{ name: "idle", actions: [], code: "no-answer" }];

test("a step is proved untouched, by its solution and by each mistake", () => {
  const replays = new Map([replayOf("first", { solution: [send("/a")], mistakes })]);
  const cases = casesOfLab(labOf(stepOf("first")), replays);
  const told = cases.ok
    ? cases.value.map(({ name, file, line, expected }) => ({ name, file, line, expected }))
    : [];
  expect(told).toEqual([
    {
      name: "untouched",
      file: "content/lab/task/first.md",
      line: 1,
      expected: { kind: "not-passed" },
    },
    {
      name: "solution",
      file: "content/lab/task/first.replay.yaml",
      line: 10,
      expected: { kind: "passed" },
    },
    {
      name: "mistake: idle",
      file: "content/lab/task/first.replay.yaml",
      line: 10,
      expected: { kind: "diagnosed", outcome: "failed", codes: ["no-answer"] },
    },
  ]);
});

test("a step that builds on others is proved after them too, and with what its Request tab starts with", () => {
  const request = { method: "POST", path: "/start", body: "" };
  const replays = new Map([
    replayOf("first", { solution: [send("/a")], mistakes }),
    replayOf("second", { solution: [{ run: "first" }, send("/b")], mistakes }),
  ]);
  const cases = casesOfLab(labOf(stepOf("first"), stepOf("second", request)), replays);
  const paths = (cases.ok ? cases.value : [])
    .filter(({ at }) => at.step === "second")
    .map(({ name, actions }) => [
      name,
      actions.map(({ at, action }) => `${at.step} ${action.send?.path}`),
    ]);
  expect(paths).toEqual([
    ["untouched", []],
    ["after the steps that it builds on", ["first /a"]],
    ["what the Request tab starts with, sent as it is", ["first /a", "second /start"]],
    ["solution", ["first /a", "second /b"]],
    ["mistake: idle", []],
  ]);
});

test("solutions that run one another are refused", () => {
  const replays = new Map([
    replayOf("first", { solution: [{ run: "second" }], mistakes }),
    replayOf("second", { solution: [{ run: "first" }], mistakes }),
  ]);
  const cases = casesOfLab(labOf(stepOf("first"), stepOf("second")), replays);
  const messages = cases.ok ? [] : cases.error.map(({ message }) => message);
  expect(messages).toContain(
    "the solutions run one another in a circle: first → second → first; write out one of them",
  );
});

test("a hint that prints the solution is refused, however it is spaced", () => {
  const hints: Step["hints"] = [
    { markdown: "Think.", codes: [] },
    { markdown: "Write `time()-x`.", codes: [] },
  ];
  const replays = new Map([replayOf("first", { solution: [{ answer: "time() - x" }], mistakes })]);
  const cases = casesOfLab(labOf({ ...stepOf("first"), hints }), replays);
  expect(cases.ok ? [] : cases.error.map(({ message }) => message)).toEqual([
    'hint 2 of "first" prints this; lead there without it',
  ]);
});
