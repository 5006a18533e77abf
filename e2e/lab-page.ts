import { expect, type Locator, type Page } from "@playwright/test";

export const titles = {
  "gateway-up": "Find the gateway",
  "first-push": "Push",
  "grouping-key": "Push with a grouping key",
  "exact-delete": "Delete",
  "lost-pod": "Lose everything",
  "put-replaces": "Add or replace",
  "seconds-since-push": "Is it stale?",
} as const;
export type StepId = keyof typeof titles;
export const stepIds = Object.keys(titles) as StepId[];

const taskOf: Record<StepId, string> = {
  "gateway-up": "find",
  "first-push": "push",
  "grouping-key": "push",
  "exact-delete": "delete",
  "lost-pod": "delete",
  "put-replaces": "replace",
  "seconds-since-push": "freshness",
};

export interface RequestInput {
  method: "POST" | "PUT" | "DELETE" | "GET";
  path: string;
  body?: string;
}

/**
 * Opens the page of a step's task with the workspace working for that step; with the tab where it is not the step's
 * own, such as the Gateway tab, which needs no editor.
 */
export async function openStep(page: Page, id: StepId, tab?: "gateway"): Promise<void> {
  await page.goto(`/labs/pushgateway/${taskOf[id]}${tab ? `?tab=${tab}` : ""}#${id}`);
  await expect(step(page, id)).toHaveAttribute("aria-current", "step");
}

/** A step is a region named by its title. */
export function step(page: Page, id: StepId): Locator {
  return page.getByRole("region", { name: titles[id], exact: true });
}

/** What is told of how a step stands; it begins with one of four words. */
export function status(page: Page, id: StepId): Locator {
  const words = /^(Passed|Not yet|Waiting|Unknown)/;
  return step(page, id).getByRole("status").filter({ hasText: words });
}

export async function expectPassed(page: Page, ...ids: StepId[]): Promise<void> {
  for (const id of ids) await expect(status(page, id)).toHaveText(/^Passed/);
}

interface Told {
  /** A part of the reason. */
  reason: string | RegExp;
  /** A part of what was expected. */
  expected?: string;
  /** A part of what was seen instead. */
  observed?: string;
}

/** A step that has not passed tells why, with what was expected beside what was observed. */
export async function expectNotYet(page: Page, id: StepId, told: Told): Promise<void> {
  await expect(status(page, id)).toHaveText(/^Not yet/);
  await expect(status(page, id)).toContainText(told.reason);
  const broken = step(page, id)
    .getByRole("listitem")
    .filter({ hasText: /broken|still to come/ });
  for (const [term, text] of [
    ["Expected", told.expected],
    ["Observed", told.observed],
  ] as const) {
    if (text === undefined) continue;
    await expect(broken.getByRole("term").filter({ hasText: term })).toBeVisible();
    await expect(broken.getByRole("definition").filter({ hasText: text }).first()).toBeVisible();
  }
}

/** Fills in the form of the Request tab. */
export async function writeRequest(page: Page, { method, path, body }: RequestInput) {
  await page.getByRole("tab", { name: "Request" }).click();
  await page.getByRole("combobox", { name: "Method" }).selectOption(method);
  await page.getByRole("textbox", { name: "Path" }).fill(path);
  if (body !== undefined) await writeMetrics(page, body);
}

/** Replaces the text as a learner does: an editor knows no other way to have it replaced. */
export async function writeMetrics(page: Page, body: string): Promise<void> {
  const metrics = page.getByRole("textbox", { name: "Metrics" });
  await metrics.press("ControlOrMeta+a");
  await metrics.press("Delete");
  await page.keyboard.insertText(body);
  await expect(metrics).toHaveValue(body);
}

/** Sends a request by the Request tab and waits for an answer of that status. */
export async function send(page: Page, request: RequestInput, answer: number): Promise<void> {
  await writeRequest(page, request);
  await page.getByRole("button", { name: "Send" }).click();
  await expectAnswer(page, request, answer);
}

export async function expectAnswer(page: Page, { method, path }: RequestInput, answer: number) {
  const response = page.getByRole("region", { name: "Response" });
  await expect(response).toContainText(`${method} ${path}`);
  await expect(response).toContainText(new RegExp(`^${answer} `));
}

/** What has been saved for a while is on the server alone. */
export async function forgetMirror(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("scrapelab.draft.")) localStorage.removeItem(key);
    }
  });
}

/** Sends a request for a step past the page, as its Request tab does. */
export async function attempt(page: Page, step: StepId, request: RequestInput): Promise<void> {
  const data = { lab: "pushgateway", step, ...request };
  const sent = await page.request.post("/api/sandbox/request", { data });
  expect((await sent.json()).status).toBe(200);
}

/** Pushes past the page, where a test needs something to be there. */
export async function push(page: Page, path: string, body: string): Promise<void> {
  const answer = await page.request.post(`/sandbox/pushgateway${path}`, { data: body });
  expect(answer.status()).toBe(200);
}

/** Answers a query step by the PromQL tab. */
export async function execute(page: Page, expression: string): Promise<void> {
  await writeExpression(page, expression);
  await page.getByRole("button", { name: "Execute" }).click();
}

/**
 * Tries until it has passed. What is awaited within a try is waited for longer in each: short where the servers are
 * not as far yet, long enough in the end on a machine that is slow.
 */
export async function tryUntil(attempt: (waits: { timeout: number }) => Promise<void>) {
  let timeout = 1000;
  await expect(async () => {
    timeout *= 1.5;
    await attempt({ timeout });
  }).toPass();
}

export async function writeExpression(page: Page, expression: string): Promise<void> {
  await page.getByRole("tab", { name: "PromQL" }).click();
  const editor = page.getByRole("textbox", { name: "Expression" });
  await editor.press("ControlOrMeta+a");
  await editor.press("Delete");
  await page.keyboard.insertText(expression);
  await expect(editor).toHaveValue(expression);
}

export async function restartGateway(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Gateway" }).click();
  await page.getByRole("button", { name: "Restart gateway" }).click();
  const dialog = page.getByRole("dialog", { name: "Restart gateway" });
  await dialog.getByRole("button", { name: "Restart now" }).click();
  await expect(dialog).toBeHidden();
}

/** The row of the Gateway tab that shows a group's labels. */
export function groupRow(page: Page, label: string | RegExp): Locator {
  return page.getByRole("table", { name: "Groups" }).getByRole("row").filter({ hasText: label });
}

/** A station of the pipeline by its name and what stands below it. */
export function station(page: Page, name: RegExp): Locator {
  return page.getByRole("list", { name: "Pipeline" }).getByRole("button", { name });
}

/** Tells what has moved on the page from now on, by nobody's doing, each as its layout shift says it. */
export async function watchShifts(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const shifts: string[] = [];
    const observer = new PerformanceObserver((list) => {
      shifts.push(...list.getEntries().map((shift) => JSON.stringify(shift)));
    });
    observer.observe({ type: "layout-shift" });
    return shifts;
  });
  return () => seen.jsonValue();
}
