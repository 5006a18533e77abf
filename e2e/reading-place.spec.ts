import { expect, type Page } from "@playwright/test";
import { inMotion, test } from "./fixtures";
import { execute, expectPassed, openStep, push, step, titles } from "./lab-page";
import { openWithoutScripts } from "./late-scripts";

// To scroll is to move.
test.use(inMotion);

const training = "/metrics/job/prometheus_training";
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("region", { name: "Instructions" }).getByRole("heading", { name, exact: true });

/** Scrolls until a heading stands at the top edge, as a reader does by the wheel. */
async function readTo(page: Page, name: string | RegExp): Promise<number> {
  await heading(page, name).evaluate((element) => element.scrollIntoView({ block: "start" }));
  await expect(heading(page, name)).toBeInViewport();
  return topOf(page, name);
}

async function topOf(page: Page, name: string | RegExp): Promise<number> {
  return Math.round((await heading(page, name).boundingBox())?.y ?? Number.NaN);
}

async function expectTop(page: Page, name: string | RegExp, top: number): Promise<void> {
  await expect(async () =>
    expect(Math.abs((await topOf(page, name)) - top)).toBeLessThan(8),
  ).toPass();
}

test("the way on into another task begins with its introduction, and the focus goes along", async ({
  joined: page,
}) => {
  await page.goto("/labs/pushgateway");
  await execute(page, 'up{job="pushgateway"}');
  await expectPassed(page, "gateway-up");
  await page.getByRole("link", { name: `Go on: ${titles["first-push"]}` }).click();
  await expect(step(page, "first-push")).toHaveAttribute("aria-current", "step");
  await expect(heading(page, /^4\.2\.2/)).toBeFocused();
  await expect(heading(page, /^4\.2\.2/)).toBeInViewport();

  await push(
    page,
    `${training}/instance/myinstance`,
    "# TYPE some_metric_total counter\nsome_metric_total 42\n",
  );
  await openStep(page, "grouping-key");
  await expectPassed(page, "grouping-key");
  await page.getByRole("link", { name: `Go on: ${titles["exact-delete"]}` }).click();
  await expect(step(page, "exact-delete")).toHaveAttribute("aria-current", "step");
  await expect(heading(page, /^4\.2\.3/)).toBeFocused();
  await expect(heading(page, /^4\.2\.3/)).toBeInViewport();
});

test("within a task the way on leads to the step, and after the last to what is still open", async ({
  joined: page,
}) => {
  await push(page, training, "prometheus_training_labs_completed_total 4\n");
  await openStep(page, "first-push");
  await expectPassed(page, "first-push");
  await step(page, "first-push")
    .getByRole("link", { name: /^Next step/ })
    .click();
  await expect(heading(page, titles["grouping-key"])).toBeFocused();

  await push(page, "/metrics/job/backup", "backup_files_total 1\n");
  await openStep(page, "seconds-since-push");
  await execute(page, 'time() - push_time_seconds{job="backup"}');
  await expectPassed(page, "seconds-since-push");
  await step(page, "seconds-since-push")
    .getByRole("link", { name: /^Still open.*Find the gateway/ })
    .click();
  await expect(heading(page, /^4\.2\.1/)).toBeFocused();
});

test("a reload, Back and the other layout keep the place in the text", async ({ joined: page }) => {
  await page.goto("/labs/pushgateway");
  const before = await readTo(page, titles["exact-delete"]);
  await page.reload();
  await expectTop(page, titles["exact-delete"], before);
  await page.setViewportSize({ width: 640, height: 400 });
  await expect(heading(page, titles["exact-delete"])).toBeInViewport();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectTop(page, titles["exact-delete"], before);

  const task = page.getByRole("link", { name: /^4\.2\.4/ });
  await task.evaluate((link: HTMLElement) => link.click());
  await expect(heading(page, /^4\.2\.4/)).toBeFocused();
  await page.goBack();
  await expectTop(page, titles["exact-delete"], before);
});

test("a new tab and the page of a task know the place in the text", async ({
  joined: page,
  context,
}) => {
  await page.goto("/labs/pushgateway");
  const before = await readTo(page, titles["exact-delete"]);
  await page.goto("/");
  const other = await context.newPage();
  await other.goto("/labs/pushgateway");
  await expectTop(other, titles["exact-delete"], before);
  await other.goto("/labs/pushgateway/delete");
  await readTo(other, titles["lost-pod"]);
  await other.getByRole("link", { name: "4.2 Pushgateway" }).first().click();
  await expect(heading(other, titles["lost-pod"])).toBeInViewport();
});

test("who reads before the page's scripts have come keeps the place, and is not led away from it", async ({
  joined: page,
}) => {
  await openWithoutScripts(page, "/labs/pushgateway");
  const before = await readTo(page, titles["exact-delete"]);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.reload();
  await expectTop(page, titles["exact-delete"], before);

  const letScriptsCome = await openWithoutScripts(page, "/labs/pushgateway");
  const top = await readTo(page, titles["grouping-key"]);
  letScriptsCome();
  // Only the script shows it as chosen.
  await expect(async () => {
    await page.getByRole("tab", { name: "Gateway" }).click();
    await expect(page.getByRole("tab", { name: "Gateway", selected: true })).toBeVisible();
  }).toPass();
  await expectTop(page, titles["grouping-key"], top);
});

test("a dialog that is open stays in view where the window becomes narrow, or the tab changes", async ({
  joined: page,
}) => {
  await openStep(page, "first-push");
  await page.getByRole("tab", { name: "Gateway" }).click();
  await page.getByRole("button", { name: "Restart gateway" }).click();
  const restart = page.getByRole("dialog", { name: "Restart gateway" });
  await page.setViewportSize({ width: 640, height: 400 });
  await expect(restart.getByRole("button", { name: "Cancel" })).toBeInViewport();
  await restart.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("region", { name: "Instructions" })).toBeInViewport();
});
