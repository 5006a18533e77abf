import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { type Figure, percentile } from "./figure";
import { hostileBodies } from "./hostile-bodies";
import { joinAs, startApp, untilReady } from "./running-app";

const atATime = 16;
const measureMs = 4000;
const pauseMs = 40;

/** A learner's check from request to verdict while 16 others send the dearest bodies that they can. */
export async function measureHostile(folder: string): Promise<Figure[]> {
  const app = await startApp(folder);
  try {
    const { cookie } = await joinAs(app.url, "bench");
    await untilReady(app.url, cookie);
    const cookies: string[] = [];
    for (let i = 0; i < atATime; i++) {
      cookies.push((await joinAs(app.url, `hostile ${i}`)).cookie);
    }
    const figures: Figure[] = [figureOf("nobody", await checks(app.url, cookie), {})];
    for (const kind of Object.keys(hostileBodies)) {
      const workerData = { base: app.url.replace("localhost", "127.0.0.1"), cookies, kind };
      const sender = new Worker(new URL("./hostile-sender.ts", import.meta.url), { workerData });
      const times = await checks(app.url, cookie);
      sender.postMessage("end");
      const [statuses] = await once(sender, "message");
      figures.push(figureOf(`${atATime} × ${kind}`, times, statuses));
    }
    return figures;
  } finally {
    await app.stop();
  }
}

function figureOf(beside: string, times: number[], statuses: object): Figure {
  const answered = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
  return {
    name: `check beside ${beside}, longest of ${times.length}`,
    value: Math.max(...times),
    unit: `ms (median ${percentile(times, 0.5).toFixed(0)} ms; ${answered.join(", ")})`,
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
