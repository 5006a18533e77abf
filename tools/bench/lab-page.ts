import { type Browser, chromium, type Page } from "@playwright/test";
import { chromiumOptions } from "./browser";
import { joinAs, type RunningApp, startApp, untilReady } from "./running-app";

/** Runs against the production build with a browser; both end with the work. */
export async function withBrowser<T>(
  folder: string,
  work: (browser: Browser, app: RunningApp) => Promise<T>,
): Promise<T> {
  const app = await startApp(folder);
  const browser = await chromium.launch(chromiumOptions);
  try {
    return await work(browser, app);
  } finally {
    await browser.close();
    await app.stop();
  }
}

/**
 * A page of the lab as soon as its editor is there, for a new learner whose sandbox is ready; `prepare`
 * acts in the learner's name before.
 */
export async function openLabPage(
  browser: Browser,
  { url }: RunningApp,
  prepare: (cookie: string) => Promise<void> = async () => undefined,
): Promise<Page> {
  const { cookie } = await joinAs(url, "bench");
  await untilReady(url, cookie);
  await prepare(cookie);
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  const context = await browser.newContext();
  await context.addCookies([{ name, value, url }]);
  // The loader that runs a bench names functions by it, in what goes to the page as well.
  await context.addInitScript("globalThis.__name = (named) => named");
  const page = await context.newPage();
  await page.goto(`${url}/labs/pushgateway/push`);
  await page.locator(".monaco-editor").first().waitFor();
  return page;
}

/** Milliseconds from the key that `press` presses until the page has what a selector selects. */
export async function timeFromKey(
  page: Page,
  selector: string,
  press: () => Promise<void>,
): Promise<number> {
  const appeared = await page.evaluateHandle(awaitElement, selector);
  await press();
  return appeared.evaluate(({ time }) => time);
}

/** Runs in the page; an object, because a promise would be waited for at once. */
function awaitElement(selector: string): { time: Promise<number> } {
  const time = new Promise<number>((resolve) => {
    document.addEventListener(
      "keydown",
      () => {
        const begin = performance.now();
        new MutationObserver((_, observer) => {
          if (!document.querySelector(selector)) return;
          observer.disconnect();
          resolve(performance.now() - begin);
        }).observe(document.body, { subtree: true, childList: true, attributes: true });
      },
      { capture: true, once: true },
    );
  });
  return { time };
}
