import type { Locator, Page } from "@playwright/test";
import { findFaults } from "./axe";
import { expect, joinAs, labLink, newName, test, testWithOwnApp } from "./fixtures";
import {
  execute,
  expectPassed,
  groupRow,
  openStep,
  push,
  send,
  status,
  step,
  tryUntil,
} from "./lab-page";
import { putIntoEditor, runScript } from "./script-tab";

const training = "/metrics/job/prometheus_training";
const labsCompleted = "prometheus_training_labs_completed_total 4\n";

interface Looked {
  /** A part of the page, where the rest has been looked at. */
  within?: string;
  /** With the workspace's sheet up where the page is narrow. */
  raised?: boolean;
}

const workspace: Looked = { within: '[aria-label="Workspace"]', raised: true };

/** What another width changes of an element that is there in both. */
const ofWidth = ["scrollable-region-focusable"];

/**
 * Looks at a page in light and dark, wide and narrow. The colours are the same at any width and all that
 * changes in the dark, and looking at them takes most of the time; what is there in a narrow page alone lies around its
 * parts.
 */
async function expectNoFaults(page: Page, { within, raised }: Looked = {}): Promise<void> {
  const part = within ? { within } : {};
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light" });
  const at = page.url();
  expect.soft(await findFaults(page, part), `${at} wide, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  const contrast = await findFaults(page, { ...part, only: ["color-contrast"] });
  expect.soft(contrast, `${at} dark`).toEqual([]);
  await page.setViewportSize({ width: 360, height: 800 });
  if (raised) await raiseSheet(page);
  const others = within ? { within, only: ofWidth } : { without: ["color-contrast"] };
  expect.soft(await findFaults(page, others), `${at} narrow`).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function raiseSheet(page: Page): Promise<void> {
  const sheet = page.getByRole("button", { name: "Workspace", exact: true });
  if ((await sheet.getAttribute("aria-expanded")) === "false") await sheet.click();
  await expect(sheet).toHaveAttribute("aria-expanded", "true");
}

test("axe finds nothing on the first page, signed out and in, and in the list of shortcuts", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("textbox", { name: "Your name" })).toHaveAccessibleDescription(
    "Type your name.",
  );
  await expectNoFaults(page);
  await joinAs(page, newName());
  await expectNoFaults(page);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expectNoFaults(page, { within: "dialog[open]" });
});

const waiting = testWithOwnApp({ SANDBOX_SCRAPE_INTERVAL: "60m" });

waiting(
  "axe finds nothing on a lab with steps that passed, wait and fail",
  async ({ joined: page }) => {
    waiting.slow();
    await page.goto("/labs/pushgateway?tab=gateway");
    await push(
      page,
      "/metrics/job/backup",
      "backup_files_total 120\nbackup_duration_seconds 8.5\n",
    );
    await page.request.put("/sandbox/pushgateway/metrics/job/backup", {
      data: "backup_duration_seconds 9\n",
    });
    await push(page, training, labsCompleted);
    await push(page, training, "# TYPE some_metric_total counter\nsome_metric_total 42\n");
    await expect(status(page, "put-replaces")).toHaveText(/^Passed/);
    await expect(status(page, "first-push")).toHaveText(/^Waiting Right so far/);
    await expect(step(page, "first-push")).toContainText("Next scrape in");
    await expect(status(page, "grouping-key")).toHaveText(/^Not yet.*instance/);
    await expectNoFaults(page, { within: '[aria-label="Instructions"]' });
  },
);

/** The parts of the workspace, one after another; around them the page is the same. */
test("axe finds nothing in the workspace and its dialogs", async ({ joined: page }) => {
  test.slow();
  await push(page, `${training}/instance/a`, "m NaN\n");
  await push(page, `${training}/instance/b`, "m 4\n");
  await openStep(page, "first-push");
  await expect(page.getByRole("status", { name: "Tab key" })).toBeVisible();
  await send(page, { method: "POST", path: training, body: "no_newline 1" }, 400);
  await expect(status(page, "first-push")).toContainText("newline");
  await expectNoFaults(page, { raised: true });

  await runScript(page, "echo a; foo; curl -s -d 'x 1' pushgateway:9091/metrics/job/x; false", 1);
  await putIntoEditor(page, "first-push", "pushgw-example1");
  await expect(page.getByRole("button", { name: "Put mine back" })).toBeVisible();
  await expectNoFaults(page, workspace);

  await page.getByRole("tab", { name: "Gateway" }).click();
  await expect(groupRow(page, 'instance="a"')).toHaveCount(1);
  await expectNoFaults(page, workspace);
  await page.getByRole("button", { name: "Restart gateway" }).click();
  const dialog = page.getByRole("dialog", { name: "Restart gateway" });
  await expect(dialog).toBeVisible();
  await expectNoFaults(page, { within: "dialog[open]" });
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await tryUntil(async (waits) => {
    await execute(page, "m");
    await expect(page.getByRole("table", { name: "Result" })).toBeVisible(waits);
  });
  await expectNoFaults(page, workspace);
  await page.getByRole("tab", { name: "Graph" }).click();
  await expect(page.getByRole("slider", { name: "Moment in the graph" })).toBeVisible();
  await page.getByText("The graph in figures").click();
  await page.getByText("History", { exact: true }).click();
  await expectNoFaults(page, workspace);
});

// Not by axe, which reads the colours that were asked for.
test("text can be read where the reader forces colours", async ({ joined: page }) => {
  await page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
  await openStep(page, "first-push");
  await expect(page.getByRole("status", { name: "Tab key" })).toBeVisible();
  const editor = page.getByRole("textbox", { name: "Metrics" });
  const ground = await editor.evaluate((text) => {
    const whole = text.closest(".monaco-editor") ?? text;
    return getComputedStyle(whole).backgroundColor;
  });
  expect(ground).toBe("rgb(18, 18, 17)");
  await send(page, { method: "POST", path: "/metrics/job/training", body: labsCompleted }, 200);
  await expect(page.locator("mark").first()).toHaveCSS("color", "rgb(255, 255, 255)");
});

/** Presses Tab until something has the focus, as who has no mouse does. */
async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  for (let presses = 0; presses < 120; presses++) {
    const hasFocus = await target.evaluateAll(([each]) => each === document.activeElement);
    if (hasFocus) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

const taskTitle = (page: Page, title: string) =>
  page.getByRole("heading", { level: 2, name: title });

/** `g n` and `g p`, without waiting in between until the page has heard of the first: the second one has to follow soon. */
async function goTo(page: Page, key: "n" | "p", title: string): Promise<void> {
  await Promise.all([page.keyboard.press("g"), page.keyboard.press(key)]);
  await expect(page).toHaveTitle(new RegExp(`^${title}`));
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([new RegExp(title)]);
}

test("a learner does a step by keyboard alone", async ({ page }) => {
  await page.goto("/");
  await tabTo(page.getByRole("textbox", { name: "Your name" }));
  await page.keyboard.type(newName());
  await page.keyboard.press("Enter");
  await expect(labLink(page)).toBeVisible();
  await tabTo(labLink(page));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Instructions" })).toBeVisible();

  const shortcuts = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await tryUntil(async (waits) => {
    // The text of a lab is there a moment before what listens to its keys.
    await page.keyboard.press("?");
    await expect(shortcuts).toBeVisible(waits);
  });
  await page.keyboard.press("Escape");
  await expect(shortcuts).toBeHidden();

  await expect(taskTitle(page, "The target")).toBeVisible();
  await goTo(page, "n", "The target");
  await goTo(page, "n", "Push metrics to the Pushgateway");
  await goTo(page, "p", "The target");
  await goTo(page, "n", "Push metrics to the Pushgateway");

  const metrics = page.getByRole("textbox", { name: "Metrics" });
  const tabKey = page.getByRole("status", { name: "Tab key" });
  // The way there leads through the other steps of the page, and chooses none of them.
  await tabTo(page.getByRole("textbox", { name: "Path" }));
  await page.keyboard.press("ControlOrMeta+a");
  await expect(step(page, "first-push")).toHaveAttribute("aria-current", "step");
  await page.keyboard.type(training);
  await expect(tabKey).toHaveText("Tab writes a tab");
  await tabTo(metrics);
  await page.keyboard.type(labsCompleted);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("region", { name: "Response" })).toContainText("200 OK");
  await expectPassed(page, "first-push");

  await page.keyboard.press("Control+m");
  await expect(tabKey).toHaveText("Tab moves the focus");
  await page.keyboard.press("Tab");
  await expect(metrics).not.toBeFocused();
  await expect(metrics).toHaveValue(labsCompleted);
  await page.reload();
  await expect(tabKey).toHaveText("Tab moves the focus");
  await Promise.all([page.keyboard.press("g"), page.keyboard.press("w")]);
  await expect(page.getByRole("tab", { name: "Request" })).toBeFocused();
});
