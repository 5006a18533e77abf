import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sandboxSchema } from "@/lib/contract/sandbox";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import { fillPlaceholders } from "@/lib/domain/lab/placeholders";
import type { ReplayAction } from "@/lib/domain/lab/replay";
import { groupPath } from "@/lib/domain/pushgateway/grouping-key";
import { namesFor } from "@/lib/domain/site-names";
import { loadLabs } from "@/lib/server/content/load-labs";
import { loadReplays, type Replays } from "@/lib/server/content/load-replays";
import { get, type Met, openPage, type Page, type Pupil, post } from "./class-page";

/** What somebody takes who knows what to write and writes it at once; most people take longer. */
const thinkMs = { least: 5000, most: 20_000 };

export interface Lesson {
  lab: Lab;
  replays: Replays;
}

export async function loadLesson(): Promise<Lesson> {
  const content = join(process.cwd(), "content");
  const labs = await loadLabs(content);
  const lab = labs.ok ? labs.value.get("pushgateway") : undefined;
  if (!lab) throw new Error("the lab cannot be read");
  const replays = await loadReplays(content, lab);
  if (!replays.ok) throw new Error("the replays cannot be read");
  return { lab, replays: replays.value };
}

/** Does the lab with the page open: at each step up to two typical mistakes, of some the same three times. */
export async function doLab(pupil: Pupil, lesson: Lesson, met: Met): Promise<void> {
  const gone = new AbortController();
  const page = openPage(pupil, lesson.lab.id, met, gone.signal);
  try {
    await page.untilScrapedAfter(0);
    for (const [index, { task, step }] of checkedSteps(lesson.lab).entries()) {
      const at = { lab: lesson.lab.id, task: task.id, step: step.id };
      const replay = lesson.replays.get(step.id);
      for (const actions of mistakesOf(replay, pupil.number + index)) {
        await tryOnce({ pupil, at, page, met, index }, actions);
      }
      const trying = { pupil, at, page, met, index };
      const hasPassed = await tryUntilScraped(trying, (replay?.solution ?? []).filter(isOwn));
      if (hasPassed) continue;
      // What a mistake has left on the gateway can refuse the solution too, such as a metric of another type.
      await clearGateway(pupil, at);
      await tryUntilScraped(trying, solutionWithRuns(lesson, step.id));
    }
  } catch (error) {
    met.errors.push(error instanceof Error ? error.message : String(error));
  } finally {
    gone.abort();
  }
}

interface Trying {
  pupil: Pupil;
  at: At;
  page: Page;
  met: Met;
  index: number;
}

/** Tries once and looks twice more, since what is right may still have to be scraped. */
async function tryUntilScraped(trying: Trying, actions: readonly ReplayAction[]): Promise<boolean> {
  const { pupil, at, page, met } = trying;
  let outcome = await tryOnce(trying, actions);
  for (let left = 2; left > 0 && outcome !== "passed"; left -= 1) {
    await page.untilScrapedAfter(Date.now());
    outcome = await check(pupil, at, met);
  }
  return outcome === "passed";
}

/** What a step builds on was done when it was walked up to. */
const isOwn = ({ run }: ReplayAction) => run === undefined;

/** The solution from an empty gateway on. */
function solutionWithRuns(lesson: Lesson, step: string): ReplayAction[] {
  const solution = lesson.replays.get(step)?.solution ?? [];
  return solution.flatMap((action) =>
    action.run === undefined ? [action] : solutionWithRuns(lesson, action.run),
  );
}

/** Deletes every group, as the page's Gateway tab does. */
async function clearGateway(pupil: Pupil, at: At): Promise<void> {
  const { groups } = sandboxSchema.parse(JSON.parse(await get(pupil, "/api/sandbox")));
  for (const { labels } of groups) {
    const request = { method: "DELETE", path: groupPath(labels), lab: at.lab, step: at.step };
    await post(pupil, "/api/sandbox/request", request);
  }
}

/** Thinks, acts and checks; gives the outcome. */
async function tryOnce(
  { pupil, at, page, met, index }: Trying,
  actions: readonly ReplayAction[],
): Promise<unknown> {
  await sleep(
    thinkMs.least + ((pupil.number * 1389 + index * 2641) % (thinkMs.most - thinkMs.least)),
  );
  for (const action of actions) await act(pupil, at, action, page);
  return check(pupil, at, met);
}

function mistakesOf(replay: ReturnType<Replays["get"]>, number: number): ReplayAction[][] {
  const typical = (replay?.mistakes ?? [])
    .map(({ actions }) => actions)
    .filter((actions) => actions.length > 0 && actions.every((each) => each.send || each.answer));
  const pick = (n: number) => typical[n % typical.length] ?? [];
  if (number % 10 === 0) return [pick(number), pick(number), pick(number)];
  return Array.from({ length: number % 3 }, (_, i) => pick(number * 7 + i));
}

interface At {
  lab: string;
  task: string;
  step: string;
}

async function act(pupil: Pupil, at: At, action: ReplayAction, page: Page): Promise<void> {
  const filled = (text: string) => fillPlaceholders(text, namesFor(pupil.team));
  if (action.send) {
    const { path, body = "", ...request } = action.send;
    const sent = { ...request, path: filled(path), body: filled(body), lab: at.lab, step: at.step };
    await post(pupil, "/api/sandbox/request", sent);
  }
  if (action.answer !== undefined)
    await post(pupil, checkPath(at), { answer: filled(action.answer) });
  if (action["restart-gateway"]) await post(pupil, "/api/sandbox/restart-gateway", {});
  if (action["wait-for-scrape"]) await page.untilScrapedAfter(Date.now());
}

const checkPath = ({ lab, task, step }: At) => `/api/labs/${lab}/tasks/${task}/steps/${step}/check`;

async function check(pupil: Pupil, at: At, met: Met): Promise<unknown> {
  const begin = performance.now();
  const answer = await post(pupil, checkPath(at), {});
  met.checks.push(performance.now() - begin);
  return JSON.parse(answer).outcome;
}
