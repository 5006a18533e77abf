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

test("the way on begins with the introduction of another task, leads to the step within one, and after the last to what is still open", async ({
  joined: page,
}) => {
  const goOn = (title: string) => page.getByRole("link", { name: `Go on: ${title}` }).click();
  await test.step("into another task, whose introduction has the focus", async () => {
    await page.goto("/labs/pushgateway");
    await execute(page, 'up{job="pushgateway"}');
    await expectPassed(page, "gateway-up");
    await goOn(titles["first-push"]);
    await expect(step(page, "first-push")).toHaveAttribute("aria-current", "step");
    await expect(heading(page, /^4\.2\.2/)).toBeFocused();
    await expect(heading(page, /^4\.2\.2/)).toBeInViewport();
  });

  await test.step("within a task to the step", async () => {
    await push(page, training, "prometheus_training_labs_completed_total 4\n");
    await expectPassed(page, "first-push");
    await step(page, "first-push")
      .getByRole("link", { name: /^Next step/ })
      .click();
    await expect(heading(page, titles["grouping-key"])).toBeFocused();
  });

  await test.step("from the last step of a task into the next", async () => {
    const counter = "# TYPE some_metric_total counter\nsome_metric_total 42\n";
    await push(page, `${training}/instance/myinstance`, counter);
    await expectPassed(page, "grouping-key");
    await goOn(titles["exact-delete"]);
    await expect(step(page, "exact-delete")).toHaveAttribute("aria-current", "step");
    await expect(heading(page, /^4\.2\.3/)).toBeFocused();
    await expect(heading(page, /^4\.2\.3/)).toBeInViewport();
  });

  await test.step("from the last step of all to the first that is open", async () => {
    await push(page, "/metrics/job/backup", "backup_files_total 1\n");
    await page.getByRole("link", { name: /^4\.2\.5/ }).click();
    await expect(step(page, "seconds-since-push")).toHaveAttribute("aria-current", "step");
    await execute(page, 'time() - push_time_seconds{job="backup"}');
    await expectPassed(page, "seconds-since-push");
    await step(page, "seconds-since-push")
      .getByRole("link", { name: /^Still open.*Delete/ })
      .click();
    await expect(heading(page, /^4\.2\.3/)).toBeFocused();
  });
});

test("a reload, Back, the other layout, a new tab and the page of a task keep the place in the text", async ({
  joined: page,
  context,
}) => {
  // Without an editor, which is not what is read.
  const lab = "/labs/pushgateway?tab=gateway";
  await page.goto(lab);
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

  await page.goto("/");
  const other = await context.newPage();
  await other.goto(lab);
  await expectTop(other, titles["exact-delete"], before);
  await other.goto("/labs/pushgateway/delete?tab=gateway");
  await readTo(other, titles["lost-pod"]);
  await other.getByRole("link", { name: "4.2 Pushgateway" }).first().click();
  await expect(heading(other, titles["lost-pod"])).toBeInViewport();
});

test("who reads before the page's scripts have come keeps the place, and is not led away from it", async ({
  joined: page,
}) => {
  await openWithoutScripts(page, "/labs/pushgateway?tab=gateway");
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
  await openStep(page, "first-push", "gateway");
  await page.getByRole("button", { name: "Restart gateway" }).click();
  const restart = page.getByRole("dialog", { name: "Restart gateway" });
  await page.setViewportSize({ width: 640, height: 400 });
  await expect(restart.getByRole("button", { name: "Cancel" })).toBeInViewport();
  await restart.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("region", { name: "Instructions" })).toBeInViewport();
});
