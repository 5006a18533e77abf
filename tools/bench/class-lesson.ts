import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createParser } from "eventsource-parser";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import { fillPlaceholders } from "@/lib/domain/lab/placeholders";
import type { ReplayAction } from "@/lib/domain/lab/replay";
import { namesFor } from "@/lib/domain/site-names";
import { loadLabs } from "@/lib/server/content/load-labs";
import { loadReplays, type Replays } from "@/lib/server/content/load-replays";

export interface Lesson {
  lab: Lab;
  replays: Replays;
}

/** What a class of learners met, in milliseconds each. */
export interface Met {
  checks: number[];
  /** From a scrape to the event of it on the page. */
  scrapes: number[];
  errors: string[];
}

export interface Pupil {
  url: string;
  cookie: string;
  team: string;
  /** Decides what they get wrong and how long they think. */
  number: number;
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
  const page = openPage(pupil, met, gone.signal);
  try {
    await page.untilScrapedAfter(0);
    for (const [index, { task, step }] of checkedSteps(lesson.lab).entries()) {
      const at = { lab: lesson.lab.id, task: task.id, step: step.id };
      const replay = lesson.replays.get(step.id);
      for (const actions of mistakesOf(replay, pupil.number + index)) {
        await tryOnce({ pupil, at, page, met, index }, actions);
      }
      const solved = replay?.solution ?? [];
      let outcome = await tryOnce({ pupil, at, page, met, index }, solved);
      // What is right may still have to be scraped.
      for (let left = 2; left > 0 && outcome !== "passed"; left -= 1) {
        await page.untilScrapedAfter(Date.now());
        outcome = await check(pupil, at, met);
      }
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

/** Thinks, acts and checks; gives the outcome. */
async function tryOnce(
  { pupil, at, page, met, index }: Trying,
  actions: readonly ReplayAction[],
): Promise<unknown> {
  await sleep(1000 + ((pupil.number * 389 + index * 641) % 3000));
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

type Page = ReturnType<typeof openPage>;

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

async function post({ url, cookie }: Pupil, path: string, json: object): Promise<string> {
  const headers = { cookie, "content-type": "application/json" };
  const answer = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(json) });
  const body = await answer.text();
  if (answer.status >= 500) throw new Error(`${path} was answered ${answer.status}`);
  return body;
}

/** The stream of an open page, which tells of every scrape. */
function openPage({ url, cookie }: Pupil, met: Met, signal: AbortSignal) {
  let lastScrapeMs = 0;
  const parser = createParser({
    onEvent({ event, data }) {
      if (event !== "sandbox") return;
      const atMs = Date.parse(JSON.parse(data).lastScrapeAt ?? "");
      if (!(atMs > lastScrapeMs)) return;
      // The first is told when the page opens, long after its scrape.
      if (lastScrapeMs > 0) met.scrapes.push(Date.now() - atMs);
      lastScrapeMs = atMs;
    },
  });
  const read = async () => {
    const answer = await fetch(`${url}/api/events`, { headers: { cookie }, signal });
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? [])
      parser.feed(decoder.decode(chunk, { stream: true }));
  };
  read().catch((error: unknown) => {
    if (!signal.aborted) met.errors.push(`the page's stream ended: ${error}`);
  });
  return {
    async untilScrapedAfter(atMs: number): Promise<void> {
      const until = Date.now() + 120_000;
      while (lastScrapeMs <= atMs) {
        if (Date.now() > until) throw new Error("no scrape in two minutes");
        await sleep(50);
      }
    },
  };
}
