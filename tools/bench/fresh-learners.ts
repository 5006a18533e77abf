import { createParser } from "eventsource-parser";
import { type Figure, percentile } from "./figure";
import { joinAs, type RunningApp, startApp, untilReady } from "./running-app";

const scrapeIntervalMs = 2000;
/** Wanted where sandboxes stand ready, and where none do (`SANDBOX_WARM=0`). */
const readyMs = process.env.SANDBOX_WARM === "0" ? 350 : 150;
const path = "/sandbox/pushgateway/metrics/job/prometheus_training";
const body = "prometheus_training_labs_completed_total 4\n";

/** Milliseconds of one fresh learner. */
interface Times {
  join: number;
  ready: number;
  passed: number;
}

/**
 * Learners who join, open the lab and push at once, as in the first minute of a class: one by one, and 25 within a
 * minute. The last figure is from the first ask for the sandbox until the verdict says that the push has passed.
 */
export async function measureFreshLearners(folder: string): Promise<Figure[]> {
  const app = await startApp(folder, { SANDBOX_SCRAPE_INTERVAL: `${scrapeIntervalMs}ms` });
  try {
    // The pool fills after the start; nobody joins in that second.
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    const apart = await learnersEvery(app, 20, 3000);
    const together = await learnersEvery(app, 25, 2400);
    return [...figuresOf("20 learners 3 s apart", apart), ...figuresOf("25 in 60 s", together)];
  } finally {
    await app.stop();
  }
}

async function learnersEvery(app: RunningApp, count: number, apartMs: number): Promise<Times[]> {
  const begun: Promise<Times>[] = [];
  for (let i = 0; i < count; i++) {
    begun.push(oneLearner(app.url, `bench ${apartMs} ${i}`));
    await new Promise((resolve) => setTimeout(resolve, apartMs));
  }
  return Promise.all(begun);
}

async function oneLearner(url: string, name: string): Promise<Times> {
  const begin = performance.now();
  const { cookie } = await joinAs(url, name);
  const joined = performance.now();
  const passed = untilPassed(url, cookie);
  await untilReady(url, cookie);
  const ready = performance.now();
  const push = await fetch(`${url}${path}`, { method: "POST", headers: { cookie }, body });
  if (push.status !== 200) throw new Error(`a push was answered ${push.status}`);
  await passed;
  return { join: joined - begin, ready: ready - joined, passed: performance.now() - joined };
}

/** Resolves when the event stream brings the verdict that the first push has passed. */
async function untilPassed(url: string, cookie: string): Promise<void> {
  const stop = new AbortController();
  const answer = await fetch(`${url}/api/events`, { headers: { cookie }, signal: stop.signal });
  if (!answer.body) throw new Error("no events");
  let isPassed = false;
  const parser = createParser({
    onEvent({ event, data }) {
      if (event !== "verdict") return;
      const { step, verdict } = JSON.parse(data);
      isPassed ||= step === "first-push" && verdict.outcome === "passed";
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of answer.body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (isPassed) break;
  }
  stop.abort();
}

function figuresOf(name: string, times: readonly Times[]): Figure[] {
  const at = (part: keyof Times, target: number, what: string): Figure => {
    const all = times.map((each) => each[part]);
    return {
      name: `${name}: ${what}, p95`,
      value: percentile(all, 0.95),
      unit: `ms (median ${percentile(all, 0.5).toFixed(0)})`,
      target: { "at-most": target },
    };
  };
  return [
    at("join", 50, "join → 201"),
    at("ready", readyMs, "first ask → sandbox ready"),
    at("passed", scrapeIntervalMs + 500, "first ask → first verdict Passed"),
  ];
}
