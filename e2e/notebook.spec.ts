import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { execute, expectPassed, openStep, send, status, step, writeMetrics } from "./lab-page";

const path = "/metrics/job/prometheus_training";
const wrong = {
  method: "PUT",
  path,
  body: "prometheus_training_labs_completed_total 3\n",
} as const;
const right = {
  method: "POST",
  path,
  body: "prometheus_training_labs_completed_total 4\n",
} as const;

/** The attempts of a step, newest first. */
function entries(page: Page, id: Parameters<typeof step>[1]) {
  return step(page, id)
    .getByRole("list", { name: "Attempts, newest first" })
    .locator(":scope > li");
}

test("a learner reads what they tried, takes it back and downloads all of it", async ({
  joined: page,
}) => {
  await openStep(page, "first-push");
  await expect(step(page, "first-push").getByText(/\d attempts?/)).toHaveCount(0);
  await send(page, wrong, 200);
  await expect(status(page, "first-push").first()).toHaveText(/^Not yet/);
  await expect(step(page, "first-push").getByText("1 attempt", { exact: true })).toBeVisible();
  await send(page, right, 200);
  await expectPassed(page, "first-push");

  await step(page, "first-push").getByText("2 attempts").focus();
  await page.keyboard.press("Enter");
  const [newest, oldest] = [entries(page, "first-push").nth(0), entries(page, "first-push").nth(1)];
  await expect(entries(page, "first-push")).toHaveCount(2);
  await expect(newest).toContainText(`POST ${path}`);
  await expect(newest).toContainText("Passed");
  await expect(oldest).toContainText(`PUT ${path}`);
  await expect(oldest.getByRole("figure", { name: "Body" })).toHaveText(wrong.body.trim());
  await expect(oldest).toContainText("Not yet");
  await expect(oldest).toContainText("200");

  await oldest.getByRole("button", { name: "Put back into the editor" }).click();
  const metrics = page.getByRole("textbox", { name: "Metrics" });
  await expect(metrics).toHaveValue(wrong.body);
  await expect(metrics).toBeFocused();
  await expect(page.getByRole("combobox", { name: "Method" })).toHaveValue("PUT");
  await writeMetrics(page, "my own 1\n");
  await oldest.getByRole("button", { name: "Undo" }).click();
  await expect(metrics).toHaveValue(right.body);
  await expect(page.getByRole("combobox", { name: "Method" })).toHaveValue("POST");

  const downloading = page.waitForEvent("download");
  await step(page, "first-push")
    .getByRole("link", { name: /Download/ })
    .click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^scrapelab-pushgateway-[a-z0-9-]+\.md$/);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain(wrong.body.trim());
  expect(text.indexOf(wrong.body.trim())).toBeLessThan(text.indexOf(right.body.trim()));

  // A query step keeps its expressions, over a reload.
  await openStep(page, "gateway-up");
  await execute(page, "count(up)");
  await expect(status(page, "gateway-up").first()).toHaveText(/^Not yet/);
  await page.reload();
  await step(page, "gateway-up").getByText("1 attempt", { exact: true }).click();
  await expect(entries(page, "gateway-up")).toHaveCount(1);
  await expect(entries(page, "gateway-up").first()).toContainText("Not yet");
  await execute(page, 'up{job="pushgateway"}');
  await expect(entries(page, "gateway-up")).toHaveCount(2);
  await expect(entries(page, "gateway-up").first()).toContainText("Passed");
  await entries(page, "gateway-up")
    .nth(1)
    .getByRole("button", { name: "Put back into the editor" })
    .click();
  const expression = page.getByRole("textbox", { name: "Expression" });
  await expect(expression).toHaveValue("count(up)");
  await expect(expression).toBeFocused();
});
