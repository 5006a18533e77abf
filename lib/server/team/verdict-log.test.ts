import { expect, it, vi } from "vitest";
import { checkSchema } from "@/lib/domain/checks/check-kinds";
import type { Lab } from "@/lib/domain/lab/lab";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { createLog } from "@/lib/server/log";
import type { VerdictChange } from "@/lib/server/store/store";
import { createHistory } from "./history/history";
import { stepsOf } from "./member/checked-step";
import { createMember } from "./member/member";
import { publish } from "./publish";
import { nobodyWatches } from "./teams";
import { createVerdictLog } from "./verdict-log";

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
const [step] = stepsOf(lab);
if (!step) throw new Error("no step");
const { at } = step;
const ada = () =>
  createMember(
    {
      progress: { passed: async () => ({}), markPassed: async () => undefined },
      answers: { lastAnswer: async () => null, saveAnswer: async () => undefined },
    },
    { id: "ada", name: "Ada", team: "ada" },
  );

function verdict(code: DiagnosisCode | null): Verdict {
  return {
    ...{ outcome: code ? "failed" : "passed", rungs: [], alsoWrong: [], remarks: [] },
    ...{ nextScrapeAt: null, checkedAt: "2026-01-01T00:00:00.000Z" },
    diagnosis: code && { code, message: code, params: {} },
  };
}

function attempt(id: number, step: string | null, path = "/metrics/job/a"): Attempt {
  const from = { learnerId: "ada", team: "ada", atMs: id, method: "PUT", path };
  const sent = { ...from, id, lab: step && at.lab, step, metrics: [] };
  return { ...sent, status: 200, answer: "", effect: { kind: "none" }, refusal: null };
}

async function past(...attempts: Attempt[]) {
  const kept = {
    attempts: { newestOfTeam: async () => attempts },
    deletedGroups: { ofTeam: async () => [], keep: async () => undefined },
  };
  return { past: await createHistory(kept, "ada").past() };
}

function openLog(log = vi.fn((_: readonly VerdictChange[]) => Promise.resolve())) {
  const onError = vi.fn();
  return { log, onError, verdictLog: createVerdictLog({ log }, onError) };
}
const changesOf = ({ log }: ReturnType<typeof openLog>) => log.mock.calls.flatMap(([all]) => all);

it("keeps what is new, and once what says the same on an attempt of the step's own", async () => {
  const opened = openLog();
  const member = ada();
  const on = await past(attempt(3, at.step));
  const elsewhere = await past(attempt(5, "other"));
  const judged = (isNew: boolean, code: DiagnosisCode | null, stands = on) =>
    opened.verdictLog.judged(member, step, { verdict: verdict(code), isNew, on: stands });
  const isOnDeed = [
    judged(false, "wrong-value", elsewhere),
    judged(true, "nothing-sent", elsewhere),
    judged(false, "wrong-value", await past(attempt(3, at.step))),
    judged(false, "wrong-value", await past(attempt(3, at.step))),
    judged(true, null, await past(attempt(3, at.step), attempt(4, null, "/metrics/job/b"))),
    judged(false, null, await past(attempt(3, at.step), attempt(4, null))),
  ];
  expect(isOnDeed).toEqual([false, false, true, false, false, true]);
  await vi.waitFor(() => expect(changesOf(opened)).toHaveLength(4), 100_000);
  expect(changesOf(opened)).toMatchObject([
    { attemptId: 5, ownAttemptId: null, isUntouched: true },
    { attemptId: 3, ownAttemptId: 3, isUntouched: false, verdict: { outcome: "failed" } },
    { attemptId: 4, ownAttemptId: null, verdict: { outcome: "passed", diagnosis: null } },
    { attemptId: 4, ownAttemptId: 4 },
  ]);
});

it("keeps an answer before the verdict on it, also where that is no news", async () => {
  const opened = openLog();
  const on = { ...(await past()), answered: at.step };
  opened.verdictLog.answered("ada", at, "up");
  opened.verdictLog.judged(ada(), step, { verdict: verdict("empty-result"), isNew: false, on });
  await vi.waitFor(() => expect(changesOf(opened)).toHaveLength(2), 100_000);
  expect(changesOf(opened)).toMatchObject([{ answer: "up" }, { verdict: { outcome: "failed" } }]);
});

it("tells of a store that fails, lets nobody wait for it, and goes on", async () => {
  const failing = vi.fn((_: readonly VerdictChange[]) => Promise.resolve());
  failing.mockRejectedValueOnce(new Error("disk full"));
  const opened = openLog(failing);
  expect(opened.verdictLog.answered("ada", at, "1")).toBeUndefined();
  await vi.waitFor(() => expect(opened.onError).toHaveBeenCalledOnce(), 100_000);
  opened.verdictLog.answered("ada", at, "2");
  await vi.waitFor(() => expect(changesOf(opened)).toHaveLength(2), 100_000);
});

it("tells the class of an attempt after which a step is as untouched as before", async () => {
  const { verdictLog } = openLog();
  const member = ada();
  const isUntouched: boolean[] = [];
  const classWatch = {
    ...nobodyWatches,
    judged: (_: unknown, judged: { isUntouched: boolean }) => isUntouched.push(judged.isUntouched),
  };
  const parts = { verdictLog, classWatch, log: createLog("silent"), number: vi.fn() };
  const judged = async (...attempts: Attempt[]) =>
    publish(parts, member, [{ step, verdict: verdict("nothing-sent") }], await past(...attempts));
  await judged();
  await judged();
  await judged(attempt(3, at.step));
  await judged(attempt(3, at.step));
  expect(isUntouched).toEqual([true, false]);
});
