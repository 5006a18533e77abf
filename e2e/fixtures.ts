import { randomUUID } from "node:crypto";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type AppServer, startAppServer } from "./app-server";
import { slowPages } from "./slow-pages";
import { type Provoked, watchErrors } from "./watch-errors";

interface Fixtures {
  /** What the test provokes on purpose: `test.use({ provoked: [400] })`. */
  provoked: readonly Provoked[];
  /** Fails the test on any error in a page. */
  watching: undefined;
  /** A page, still empty, whose learner has joined: the first page and its form are the matter of few tests. */
  joined: Page;
  /** Opens a page in a browser of its own, as on another device: nobody has joined there. */
  openElsewhere: () => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  provoked: [[], { option: true }],
  watching: [
    async ({ context, baseURL, provoked }, use) => {
      await slowPages(context);
      const errors = watchErrors(context, provoked);
      await use(undefined);
      expect(errors, "errors in the page").toEqual([]);
      if (baseURL === process.env.E2E_URL) await leave(context);
    },
    { auto: true },
  ],
  joined: async ({ page }, use) => {
    await joinPast(page);
    await use(page);
  },
  openElsewhere: async ({ browser, baseURL, provoked }, use) => {
    const opened: BrowserContext[] = [];
    const errors: string[][] = [];
    await use(async () => {
      const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
      opened.push(context);
      await slowPages(context);
      errors.push(watchErrors(context, provoked));
      return await context.newPage();
    });
    for (const context of opened) await context.close();
    expect(errors.flat(), "errors in a page elsewhere").toEqual([]);
  },
});

/** For tests that kill the app or need it set up otherwise: each has an app of its own. */
export function testWithOwnApp(settings: Record<string, string>) {
  return test.extend<{ app: AppServer }>({
    app: async ({ provoked: _ }, use) => {
      const app = await startAppServer(settings);
      await use(app);
      await app.stop();
    },
    baseURL: async ({ app }, use) => {
      await use(app.url);
    },
  });
}

/**
 * A class over the room's network: the app listens on every address, and the page comes over plain http from a name
 * that is not this machine's own, so that a browser takes it for no secure context. `playwright.config.ts` has
 * the name lead here.
 */
export const testInClass = test.extend<{ app: AppServer }>({
  app: async ({ provoked: _ }, use) => {
    const app = await startAppServer({ HOST: "", PUBLIC_URL: "http://lab.test" }, ["--class"]);
    await use(app);
    await app.stop();
  },
  baseURL: async ({ app }, use) => {
    await use(`http://lab.test:${app.port}`);
  },
  // Only the browser knows the way to that name.
  joined: async ({ page }, use) => {
    await joinAs(page, newName());
    await use(page);
  },
});

export { expect };

/** For `test.use`: the page moves as it does for most learners. */
export const inMotion = { contextOptions: { reducedMotion: "no-preference" } } as const;

/** Every test is a learner of its own. */
export function newName(): string {
  return `Ada ${randomUUID().slice(0, 8)}`;
}

/** The servers of whoever stays compute for the rest of the run. Nothing is proved by it: whoever cannot leave stays. */
async function leave(context: BrowserContext): Promise<void> {
  await context.request.delete("/api/session/data").catch(() => {});
}

async function joinPast(page: Page): Promise<void> {
  const joined = await page.request.post("/api/session", { data: { name: newName() } });
  expect(joined.status()).toBe(201);
}

/** Joins by role and name, as a learner does, and waits for the list of labs. */
export async function joinAs(page: Page, name: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("textbox", { name: "Your name" }).fill(name);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(labLink(page)).toBeVisible();
}

/** The first lab in the list of labs. */
export function labLink(page: Page) {
  return page.getByRole("link", { name: /Pushgateway/ });
}
