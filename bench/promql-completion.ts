import { chromium, type Page } from "@playwright/test";
import { complete } from "@/lib/domain/promql/complete";
import { readPlace } from "@/lib/domain/promql/cursor-place";
import type { KnownNames } from "@/lib/domain/promql/known-names";
import { chromiumOptions } from "./browser";
import { type Figure, median } from "./figure";
import { joinAs, type RunningApp, startApp, untilReady } from "./running-app";

const series = 10_000;
const rounds = 9;
const name = (i: number) => `bench_metric_${String(i).padStart(5, "0")}`;
const value = (i: number) => `value-${String(i).padStart(5, "0")}`;

/** Completion among 10,000 metrics and among 10,000 values of a label: its own part, and in the page. */
export async function measurePromqlCompletion(): Promise<Figure[]> {
  return [...measureComputing(), ...(await measurePage())];
}

function measureComputing(): Figure[] {
  const all = Array.from({ length: series }, (_, i) => i);
  const known: KnownNames = {
    metrics: all.map((i) => ({ name: name(i), type: "gauge", help: null })),
    labels: all.map((i) => `label_${i}`),
    values: all.map(value),
    version: "2.42.0",
  };
  const texts = ["b", "metric_9", "rate(bmt9", "x{l", 'x{a="', 'x{a=~"9', "sum by (1"];
  const slowest = texts.map((text) => {
    const times = Array.from({ length: rounds }, () => {
      const begin = performance.now();
      complete(readPlace(text, text.length), known);
      return performance.now() - begin;
    });
    return median(times);
  });
  return [figure("computed, the slowest of 7 places", Math.max(...slowest))];
}

async function measurePage(): Promise<Figure[]> {
  const app = await startApp();
  const browser = await chromium.launch(chromiumOptions);
  try {
    const { cookie } = await joinAs(app.url, "bench");
    await untilReady(app.url, cookie);
    await hold(app, cookie);
    const [cookieName = "", cookieValue = ""] = cookie.split(/=(.*)/s);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addCookies([{ name: cookieName, value: cookieValue, url: app.url }]);
    const page = await context.newPage();
    await page.goto(`${app.url}/labs/pushgateway/find`);
    await page.getByRole("tab", { name: "PromQL" }).click();
    await page.locator('.monaco-editor textarea[aria-label="Expression"]').waitFor();
    const metrics = await keyTimes(page, "bench_metric_0", name);
    const values = await keyTimes(page, 'bench_wide{i="value-0', value);
    return [
      figure("in the page, a key with the list of metrics open, median", median(metrics)),
      figure("in the page, a key with the list of values open, median", median(values)),
    ];
  } finally {
    await browser.close();
    await app.stop();
  }
}

const figure = (what: string, ms: number): Figure => ({
  name: `PromQL completion for ${series.toLocaleString("en")} series, ${what}`,
  value: ms,
  unit: "ms",
  target: { "at-most": 50 },
});

/** Pushes 10,000 metrics and 10,000 values of one label, and waits until they are scraped. */
async function hold({ url }: RunningApp, cookie: string): Promise<void> {
  const all = Array.from({ length: series }, (_, i) => i);
  const bodies = [
    all.map((i) => `${name(i)} 1\n`).join(""),
    all.map((i) => `bench_wide{i="${value(i)}"} 1\n`).join(""),
  ];
  for (const [i, body] of bodies.entries()) {
    const path = `/sandbox/pushgateway/metrics/job/bench_${i}`;
    const pushed = await fetch(`${url}${path}`, { method: "POST", headers: { cookie }, body });
    if (pushed.status !== 200) throw new Error(`the push was answered ${pushed.status}`);
  }
  const query = encodeURIComponent(
    `count({__name__=~"bench_metric_.*|bench_wide"}) >= ${2 * series}`,
  );
  for (;;) {
    const path = `/sandbox/prometheus/api/v1/query?query=${query}`;
    const answer = await fetch(`${url}${path}`, { headers: { cookie } });
    if ((await answer.text()).includes('"value"')) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Milliseconds from a digit, typed while the list is open, until its first row begins with it. */
async function keyTimes(
  page: Page,
  begin: string,
  nameOf: (i: number) => string,
): Promise<number[]> {
  const expression = page.getByRole("textbox", { name: "Expression" });
  await expression.press("ControlOrMeta+a");
  await expression.press("Backspace");
  await expression.pressSequentially(begin);
  const first = page.locator(".suggest-widget.visible .monaco-list-row").first();
  await first.waitFor();
  const times: number[] = [];
  for (let digit = 1; digit <= rounds; digit += 1) {
    const listed = page.evaluate(untilListed, nameOf(digit * 1000));
    await expression.press(String(digit));
    times.push(await listed);
    const back = page.evaluate(untilListed, nameOf(0));
    await expression.press("Backspace");
    await back;
  }
  return times;
}

/** Runs in the page: milliseconds from the next key until the first row of the list begins so. */
function untilListed(wanted: string): Promise<number> {
  return new Promise((resolve) => {
    let begin: number | null = null;
    const list = document.querySelector(".suggest-widget .monaco-list-rows");
    if (!list) return;
    const onKey = () => {
      begin = performance.now();
    };
    document.addEventListener("keydown", onKey, { capture: true, once: true });
    const observer = new MutationObserver(() => {
      const row = list.querySelector('.monaco-list-row[data-index="0"]');
      if (begin === null || !row?.getAttribute("aria-label")?.startsWith(wanted)) return;
      observer.disconnect();
      resolve(performance.now() - begin);
    });
    observer.observe(list, { subtree: true, childList: true, attributes: true });
  });
}
