import { setTimeout as sleep } from "node:timers/promises";
import { boardSchema } from "@/lib/contract/classroom/board";
import { openBoardStream, signInInstructor } from "./class-instructor";
import { doLab, loadLesson } from "./class-lesson";
import { type MostMemory, sandboxMib, watchMemory } from "./class-memory";
import { exchange, get, type Met } from "./class-page";
import { type Figure, median, percentile } from "./figure";
import { startApp } from "./running-app";

/** All join within this; ms. */
const joinWithinMs = 55_000;

/**
 * A class that joins within a minute and does the lab with typical mistakes and pauses, each with a sandbox
 * and a page open, beside an open board. `CLASS_LEARNERS` says how many, 200 unless set.
 */
export async function measureClass(folder: string): Promise<Figure[]> {
  const size = Number(process.env.CLASS_LEARNERS ?? 200);
  const password = "of the bench alone";
  const app = await startApp(folder, {
    ...{ SANDBOX_MAX: String(size + 20), LOG_LEVEL: "error" },
    INSTRUCTOR_PASSWORD: password,
  });
  const lesson = await loadLesson();
  const met: Met = { checks: [], scrapes: [], errors: [] };
  const ended = new AbortController();
  try {
    const instructor = await signInInstructor(app.url, password);
    openBoardStream(app.url, instructor, ended.signal);
    const watching = watchMemory(app, ended.signal);
    const begin = performance.now();
    let joinedMs = 0;
    const learners = Array.from({ length: size }, async (_, number) => {
      await sleep((number * joinWithinMs) / size);
      const { cookie, team } = await joinClass(app.url, instructor, `Synthetic ${number + 1}`);
      joinedMs = performance.now() - begin;
      await doLab({ url: app.url, cookie, team, number }, lesson, met);
    });
    await Promise.all(learners);
    const passed = await passedSteps(app.url, instructor);
    ended.abort();
    const most = await watching;
    for (const error of new Set(met.errors)) console.log(`error: ${error}`);
    return figuresOf({ size, joinedMs, met, most, passed, steps: lesson.replays.size });
  } finally {
    ended.abort();
    await app.stop();
  }
}

/** As one who counts in no figure of a class, and whom no limit on joins stops. */
async function joinClass(
  url: string,
  instructor: string,
  name: string,
): Promise<{ cookie: string; team: string }> {
  const asking = { url, cookie: instructor };
  const wanted = { name, as: "synthetic" };
  const { status, headers, body } = await exchange(asking, "POST", "/api/session", wanted);
  if (status !== 201) throw new Error(`joining was answered ${status}`);
  const cookie = headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  return { cookie, team: JSON.parse(body).learner.team };
}

/** How many, as the board has them; says which have not, and what the board knows of them. */
async function passedSteps(url: string, cookie: string): Promise<number> {
  const board = await get({ url, cookie }, "/api/instructor/board");
  const { learners } = boardSchema.parse(JSON.parse(board));
  let passed = 0;
  for (const { name, steps } of learners) {
    for (const { step, state, diagnosis } of steps) {
      if (state === "passed") passed += 1;
      else console.log(`not passed: ${name}, ${step}, ${state}, ${diagnosis}`);
    }
  }
  return passed;
}

interface Measured {
  size: number;
  joinedMs: number;
  met: Met;
  most: MostMemory;
  passed: number;
  steps: number;
}

/** A page that several processes share counts for each by its share. */
const counted = " (proportional set size)";

function figuresOf({ size, joinedMs, met, most, passed, steps }: Measured): Figure[] {
  const atMost = (name: string, value: number, unit: string, goal: number): Figure => ({
    ...{ name: `${size} learners, ${name}`, value, unit, target: { "at-most": goal } },
  });
  return [
    atMost("all have joined after", joinedMs / 1000, "s", 60),
    atMost("errors", met.errors.length, "errors", 0),
    {
      ...{ name: `${size} learners, steps passed`, value: passed, unit: "steps" },
      target: { "at-least": size * steps },
    },
    atMost("check, median", median(met.checks), "ms", 150),
    atMost("check, p95", percentile(met.checks, 0.95), "ms", 150),
    atMost("page event behind its scrape, p95", percentile(met.scrapes, 0.95), "ms", 300),
    atMost(`memory of the app${counted}, at most`, most.appMib, "MiB", 400),
    atMost(`memory of a sandbox${counted}, ${most.sandboxes} at once`, sandboxMib(most), "MiB", 24),
  ];
}
