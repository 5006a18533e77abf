import { type Figure, median, percentile } from "./figure";
import { joinAs, startApp, untilReady } from "./running-app";

const others = 50;
const checks = 100;
const push = {
  path: "/metrics/job/prometheus_training/instance/myinstance",
  body: "# HELP some_metric_total An example.\n# TYPE some_metric_total counter\nsome_metric_total 41\n",
};

/**
 * A check from request to verdict over HTTP, of a push that was scraped and has another value than asked
 * for: all is looked at, and the step stays open. Fifty other sandboxes run beside it.
 */
export async function measureCheckLatency(folder: string): Promise<Figure[]> {
  const app = await startApp(folder);
  try {
    for (let i = 0; i < others; i++) {
      const { cookie } = await joinAs(app.url, `other ${i}`);
      await untilReady(app.url, cookie);
    }
    const { cookie } = await joinAs(app.url, "bench");
    await untilReady(app.url, cookie);
    await send(`${app.url}/sandbox/pushgateway${push.path}`, cookie, push.body);
    await untilScraped(app.url, cookie);
    const times: number[] = [];
    for (let i = 0; i < checks; i++) {
      const begin = performance.now();
      const verdict = await check(app.url, cookie);
      times.push(performance.now() - begin);
      if (verdict !== "wrong-value") throw new Error(`told ${verdict}`);
    }
    const name = `check, request to verdict, ${others} other sandboxes`;
    return [
      { name: `${name}, median`, value: median(times), unit: "ms", target: { "at-most": 25 } },
      {
        name: `${name}, p95`,
        value: percentile(times, 0.95),
        unit: "ms",
        target: { "at-most": 60 },
      },
    ];
  } finally {
    await app.stop();
  }
}

async function send(url: string, cookie: string, body: string): Promise<Response> {
  const answer = await fetch(url, { method: "POST", headers: { cookie }, body });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer;
}

async function check(base: string, cookie: string): Promise<string | undefined> {
  const url = `${base}/api/labs/pushgateway/tasks/push/steps/grouping-key/check`;
  const { diagnosis } = await (await send(url, cookie, "{}")).json();
  return diagnosis?.code;
}

/** Until Prometheus returns what was pushed. */
async function untilScraped(base: string, cookie: string): Promise<void> {
  const url = `${base}/sandbox/prometheus/api/v1/query?query=some_metric_total`;
  for (;;) {
    const { data } = await (await fetch(url, { headers: { cookie } })).json();
    if (data?.result?.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
