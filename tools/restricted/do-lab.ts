import { join } from "node:path";
import { labListSchema } from "@/lib/contract/labs";
import { sandboxSchema } from "@/lib/contract/sandbox";
import { verdictSchema } from "@/lib/contract/verdict";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import { fillPlaceholders } from "@/lib/domain/lab/placeholders";
import type { ReplayAction } from "@/lib/domain/lab/replay";
import { namesFor } from "@/lib/domain/site-names";
import { loadLabs } from "@/lib/server/content/load-labs";
import { loadReplays, type Replays } from "@/lib/server/content/load-replays";
import type { Outside } from "./browser-like";
import { hold, type Tally } from "./tally";
import { until } from "./until";

export interface Lesson {
  lab: Lab;
  replays: Replays;
}

export async function loadLesson(): Promise<Lesson> {
  const folder = join(process.cwd(), "content");
  const labs = await loadLabs(folder);
  const lab = labs.ok ? labs.value.get("pushgateway") : undefined;
  if (!lab) throw new Error("the lab cannot be read");
  const replays = await loadReplays(folder, lab);
  if (!replays.ok) throw new Error("the replays cannot be read");
  return { lab, replays: replays.value };
}

/** Does every step of the lab by its solution, in order, each of which has to pass. */
export async function doLab(
  learner: Outside,
  team: string,
  lesson: Lesson,
  tally: Tally,
): Promise<void> {
  for (const { task, step } of checkedSteps(lesson.lab)) {
    const at = { lab: lesson.lab.id, step: step.id, task: task.id, team };
    await tally.check(`step ${step.id}`, async () => {
      // What it builds on was done in the steps before.
      const own = (lesson.replays.get(step.id)?.solution ?? []).filter(({ run }) => !run);
      for (const action of own) await act(learner, at, action);
      const answer = own.findLast((action) => action.answer !== undefined)?.answer;
      const asked = answer === undefined ? {} : { answer };
      await until("passed", async () => (await check(learner, at, asked)).outcome === "passed");
      return `passed, after ${own.length} ${own.length === 1 ? "action" : "actions"}`;
    });
  }
}

/** How many steps the app says have passed. */
export async function passedSteps(learner: Outside): Promise<number> {
  const labs = labListSchema.parse(JSON.parse((await learner.ask("/api/labs")).text));
  const steps = labs.flatMap(({ tasks }) => tasks.flatMap((task) => task.steps));
  return steps.filter(({ state }) => state === "passed").length;
}

interface At {
  lab: string;
  task: string;
  step: string;
  team: string;
}

async function act(learner: Outside, at: At, action: ReplayAction): Promise<void> {
  const filled = (text: string) => fillPlaceholders(text, namesFor(at.team));
  if (action.send) {
    const { path, body = "", ...request } = action.send;
    const { lab, step } = at;
    const json = { ...request, path: filled(path), body: filled(body), lab, step };
    const { status, text } = await learner.ask("/api/sandbox/request", { method: "POST", json });
    hold(status === 200, `${request.method} ${path} was answered ${status}: ${text}`);
  }
  if (action["restart-gateway"]) {
    const { status } = await learner.ask("/api/sandbox/restart-gateway", { method: "POST" });
    hold(status === 202, `the restart was answered ${status}`);
  }
  if (action["wait-for-scrape"]) await untilScraped(learner);
}

async function untilScraped(learner: Outside): Promise<void> {
  const atMs = Date.now();
  await until("a scrape", async () => {
    const sandbox = sandboxSchema.parse(JSON.parse((await learner.ask("/api/sandbox")).text));
    return Date.parse(sandbox.lastScrapeAt ?? "") > atMs;
  });
}

async function check(learner: Outside, { lab, task, step }: At, json: object) {
  const path = `/api/labs/${lab}/tasks/${task}/steps/${step}/check`;
  const { status, text } = await learner.ask(path, { method: "POST", json });
  hold(status === 200, `the check was answered ${status}: ${text}`);
  return verdictSchema.parse(JSON.parse(text));
}
