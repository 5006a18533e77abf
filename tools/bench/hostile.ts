import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type Figure, percentile } from "./figure";
import { hostileBodies } from "./hostile-bodies";
import { joinAs, startApp, untilReady } from "./running-app";

const atATime = 16;
const measureMs = 4000;
const pauseMs = 40;

/**
 * A learner's check from request to verdict while 16 others send the dearest bodies that they can; and the longest
 * turn of the app's event loop meanwhile, in processor time, which says as much on a busy machine.
 */
export async function measureHostile(folder: string): Promise<Figure[]> {
  const notes = mkdtempSync(join(tmpdir(), "scrapelab-bench-turns-"));
  const turns = join(notes, "turns");
  const preload = new URL("./turn-times.mjs", import.meta.url);
  const app = await startApp(folder, { BENCH_TURNS: turns, NODE_OPTIONS: `--import ${preload}` });
  try {
    const { cookie } = await joinAs(app.url, "bench");
    await untilReady(app.url, cookie);
    const cookies: string[] = [];
    for (let i = 0; i < atATime; i++) {
      cookies.push((await joinAs(app.url, `hostile ${i}`)).cookie);
    }
    const measured = { times: await checks(app.url, cookie), turnMs: 0 };
    const figures: Figure[] = [figureOf("nobody", measured, {})];
    for (const kind of Object.keys(hostileBodies)) {
      const workerData = { base: app.url.replace("localhost", "127.0.0.1"), cookies, kind };
      const begunAtMs = Date.now();
      const sender = new Worker(new URL("./hostile-sender.ts", import.meta.url), { workerData });
      const times = await checks(app.url, cookie);
      sender.postMessage("end");
      const [statuses] = await once(sender, "message");
      const measured = { times, turnMs: longestTurn(turns, begunAtMs) };
      figures.push(figureOf(`${atATime} × ${kind}`, measured, statuses));
    }
    return figures;
  } finally {
    await app.stop();
    rmSync(notes, { recursive: true, force: true });
  }
}

/** Milliseconds of processor time; 0 where none was worth telling. */
function longestTurn(file: string, sinceMs: number): number {
  const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  const turns = lines.map((line) => line.split(" ").map(Number));
  return Math.max(0, ...turns.map(([atMs = 0, tookMs = 0]) => (atMs >= sinceMs ? tookMs : 0)));
}

function figureOf(
  beside: string,
  { times, turnMs }: { times: number[]; turnMs: number },
  statuses: object,
): Figure {
  const answered = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
  const turn = turnMs > 0 ? ` longest turn ${turnMs.toFixed(0)} ms of processor time;` : "";
  return {
    name: `check beside ${beside}, longest of ${times.length}`,
    value: Math.max(...times),
    unit: `ms (median ${percentile(times, 0.5).toFixed(0)} ms;${turn} ${answered.join(", ")})`,
    target: { "at-most": 250 },
  };
}

async function checks(base: string, cookie: string): Promise<number[]> {
  const url = `${base}/api/labs/pushgateway/tasks/push/steps/first-push/check`;
  const times: number[] = [];
  for (const endMs = Date.now() + measureMs; Date.now() < endMs; ) {
    const begin = performance.now();
    const answer = await fetch(url, { method: "POST", headers: { cookie } });
    await answer.text();
    if (!answer.ok) throw new Error(`a check was answered ${answer.status}`);
    times.push(performance.now() - begin);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return times;
}
