import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Figure } from "./figure";
import { joinAs, startApp, untilReady } from "./running-app";

/** As many as the figure is for; fewer where the machine has no room for their servers. */
const learners = Number(process.env.BENCH_LEARNERS ?? 200);
const pushes = 5;
/** Long enough for V8 to have collected what the joins left. */
const settleMs = 20_000;

/**
 * The app's own memory (Linux): at rest after its start, and with 200 learners of whom each has an event stream
 * open and has pushed. Their servers are real, and scraped seldom, since they are not what is measured.
 */
export async function measureAppMemory(folder: string): Promise<Figure[]> {
  const app = await startApp(folder, {
    SANDBOX_SCRAPE_INTERVAL: "30s",
    SANDBOX_WARM: "0",
    SANDBOX_MAX: String(learners),
    JOIN_BURST: "1000",
    LOG_LEVEL: "error",
  });
  const gone = new AbortController();
  try {
    await sleep(3000);
    const atRest = await residentMb(app.pid);
    await Promise.all(Array.from({ length: 4 }, (_, i) => attend(app.url, i, gone.signal)));
    await sleep(settleMs);
    const name = `the app's memory (resident), ${learners} learners with a stream open who have pushed`;
    return [
      {
        name: "the app's memory (resident) at rest",
        value: atRest,
        unit: "MB",
        target: { "at-most": 220 },
      },
      { name, value: await residentMb(app.pid), unit: "MB", target: { "at-most": 350 } },
    ];
  } finally {
    gone.abort();
    await app.stop();
  }
}

/** Every fourth learner comes, opens a page and pushes. */
async function attend(url: string, first: number, signal: AbortSignal): Promise<void> {
  for (let i = first; i < learners; i += 4) {
    const { cookie } = await joinAs(url, `Learner ${i}`);
    const events = fetch(`${url}/api/events`, { headers: { cookie }, signal });
    events.then((answer) => answer.text()).catch(() => undefined);
    await untilReady(url, cookie, 50);
    for (let n = 0; n < pushes; n += 1) await push(url, cookie, n);
  }
}

async function push(url: string, cookie: string, n: number): Promise<void> {
  const path = "/sandbox/pushgateway/metrics/job/prometheus_training/instance/mine";
  const body = `# TYPE some_metric_total counter\nsome_metric_total ${n}\n`;
  const answer = await fetch(`${url}${path}`, { method: "POST", headers: { cookie }, body });
  if (!answer.ok) throw new Error(`a push was answered ${answer.status}`);
}

/** MB that a process holds in memory. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1000;
}
