import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import puppeteer, { type Page } from "puppeteer-core";
import { newName } from "./fixtures";

/** Playwright drives a Firefox of its own build alone; the one that people have answers WebDriver BiDi. */
const test = base.extend<{ firefox: Page }>({
  firefox: async ({ baseURL: _ }, use) => {
    // `npm test` finds or installs one; on Linux none is a fault, elsewhere this file is left out.
    const executablePath = process.env.FIREFOX_BIN ?? "";
    const userDataDir = await mkdtemp(join(tmpdir(), "scrapelab-firefox-"));
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath,
      headless: true,
      userDataDir,
    });
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.setViewport({ width: 1280, height: 800 });
    await use(page);
    await browser.close();
    await rm(userDataDir, { recursive: true, force: true });
    expect(errors, "errors in the page").toEqual([]);
  },
});

// By what makes their names: a search by role and name takes this driver seconds each.
const button = (page: Page, name: string) => page.locator(`button::-p-text(${name})`);
const tab = (page: Page, name: string) => page.locator(`[role="tab"]::-p-text(${name})`);
const textbox = (page: Page, name: string) => page.locator(`[aria-label="${name}"]`);

/** In the editor, once it has taken the place of the text area. */
async function write(page: Page, name: string, text: string): Promise<void> {
  await page.locator(`.monaco-editor [aria-label="${name}"]`).fill("");
  await textbox(page, name).click();
  await page.keyboard.type(text);
}

async function expectPassed(page: Page, step: string): Promise<void> {
  const status = () => page.$eval(`#${step} [role="status"]`, ({ textContent }) => textContent);
  await expect.poll(status, { timeout: 60_000 }).toMatch(/^Passed/);
}

test("a learner asks by PromQL, and pushes by Request and by Script, in Firefox", async ({
  firefox: page,
  baseURL,
}) => {
  test.slow();
  await page.goto(`${baseURL}/`);
  await page.locator('input[name="name"]').fill(newName());
  await button(page, "Join").click();
  await page.locator('main a[href="/labs/pushgateway"]').click();
  await tab(page, "PromQL").click();
  await write(page, "Expression", 'up{job="pushgateway"}');
  await button(page, "Execute").click();
  await expectPassed(page, "gateway-up");

  await page.locator('nav a[href^="/labs/pushgateway/push"]').click();
  await page.locator('[value^="/metrics/job/"]').fill("/metrics/job/prometheus_training");
  await write(page, "Metrics", "prometheus_training_labs_completed_total 4\n");
  await button(page, "Send").click();
  await expectPassed(page, "first-push");

  await tab(page, "Script").click();
  const url = "http://pushgateway:9091/metrics/job/fox";
  const made = `jq -nr '"from_firefox \\(2 - 1)"'`;
  await write(page, "Script", `${made} | curl --data-binary @- ${url}`);
  await button(page, "Run").click();
  await tab(page, "Gateway").click();
  await page.locator("table ::-p-text(from_firefox)").wait();
});
