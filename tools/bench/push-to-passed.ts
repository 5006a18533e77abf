import { chromium, type Page } from "@playwright/test";
import { chromiumOptions } from "./browser";
import { type Figure, percentile } from "./figure";
import { startApp } from "./running-app";

const pushes = 20;
const scrapeIntervalMs = 2000;

/** Moments by the page's own clock, which is the servers' clock here; Unix milliseconds. */
interface Moments {
  clicked: number;
  passed: number;
  scraped: number;
}

/**
 * From the click on Send until the step says Passed on the page, each time as a fresh learner and at
 * another moment between two scrapes. The page itself notes the moments: from outside it is only looked
 * at every now and then.
 */
export async function measurePushToPassed(folder: string): Promise<Figure[]> {
  const app = await startApp(folder, { SANDBOX_SCRAPE_INTERVAL: `${scrapeIntervalMs}ms` });
  const browser = await chromium.launch(chromiumOptions);
  const all: Moments[] = [];
  try {
    for (let i = 0; i < pushes; i++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await prepareThePush(page, app.url, `bench ${i}`);
      await noteTheMoments(page);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * scrapeIntervalMs));
      await page.getByRole("button", { name: "Send" }).click();
      all.push(await readMoments(page));
      await context.close();
    }
  } finally {
    await browser.close();
    await app.stop();
  }
  const wholes = all.map(({ clicked, passed }) => passed - clicked);
  const fromScrape = all.map(({ scraped, passed }) => passed - scraped);
  return [
    {
      name: `push → Passed on the page, p95 of ${pushes}, beyond one scrape interval`,
      value: percentile(wholes, 0.95) - scrapeIntervalMs,
      unit: `ms (median in all ${percentile(wholes, 0.5).toFixed(0)})`,
      target: { "at-most": 150 },
    },
    {
      name: `scrape → Passed on the page, p95 of ${pushes}`,
      value: percentile(fromScrape, 0.95),
      unit: `ms (median ${percentile(fromScrape, 0.5).toFixed(0)})`,
      target: { "at-most": 150 },
    },
  ];
}

async function prepareThePush(page: Page, url: string, learner: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("textbox", { name: "Your name" }).fill(learner);
  await page.getByRole("button", { name: "Join" }).click();
  await page
    .getByRole("link", { name: /Pushgateway/ })
    .first()
    .waitFor();
  await page.goto(`${url}/labs/pushgateway/push`);
  await page.getByRole("status", { name: "Tab key" }).waitFor();
  await page.getByRole("textbox", { name: "Path" }).fill("/metrics/job/prometheus_training");
  await page.getByRole("textbox", { name: "Metrics" }).press("ControlOrMeta+a");
  await page.keyboard.insertText("prometheus_training_labs_completed_total 4\n");
  await page.getByRole("list", { name: "Pipeline" }).getByText("target up").waitFor();
}

/** In a scrape's few milliseconds the page may be told of the verdict first, and of the scrape then. */
async function noteTheMoments(page: Page): Promise<void> {
  await page.evaluate(() => {
    const moments = { clicked: 0, passed: 0, scrapes: [0] };
    Object.assign(window, { moments });
    document.addEventListener("click", () => (moments.clicked ||= Date.now()), true);
    new EventSource("/api/events").addEventListener("sandbox", ({ data }) => {
      moments.scrapes.push(Date.parse(/"lastScrapeAt":"([^"]+)"/.exec(data)?.[1] ?? "1970-01-01"));
    });
    new MutationObserver(() => {
      const statuses = [...document.querySelectorAll("main [role=status]")];
      if (moments.clicked && statuses.some(({ textContent }) => textContent?.startsWith("Passed")))
        moments.passed ||= Date.now();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

async function readMoments(page: Page): Promise<Moments> {
  const whole = await page.waitForFunction(() => {
    const { moments } = window as unknown as {
      moments: Omit<Moments, "scraped"> & { scrapes: number[] };
    };
    const { clicked, passed, scrapes } = moments;
    const scraped = Math.max(...scrapes.filter((at) => at <= passed));
    return passed && scraped >= clicked ? { clicked, passed, scraped } : null;
  });
  const moments = await whole.jsonValue();
  if (!moments) throw new Error("no moments were noted");
  return moments;
}
