import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures";
import { openStep, step } from "./lab-page";

const tab = (page: Page, name: string) => page.getByRole("tab", { name, selected: true });

test("the address names the step and the tab, Back and Forward return to them, and it can be shared", async ({
  joined: page,
}) => {
  await openStep(page, "first-push");
  await page.getByRole("tab", { name: "Gateway" }).click();
  await expect(page).toHaveURL(/\/push\?tab=gateway#first-push$/);
  await page.getByRole("link", { name: /^Next/ }).click();
  await expect(step(page, "exact-delete")).toHaveAttribute("aria-current", "step");
  await page.getByRole("tab", { name: "Request" }).click();
  await expect(page).toHaveURL(/\/delete#exact-delete$/);

  await page.goBack();
  await expect(step(page, "first-push")).toHaveAttribute("aria-current", "step");
  await expect(tab(page, "Gateway")).toBeVisible();
  await page.goForward();
  await expect(step(page, "exact-delete")).toHaveAttribute("aria-current", "step");
  await expect(tab(page, "Request")).toBeVisible();

  // Another step of its task, and a tab that is not the step's own.
  for (const load of [
    () => page.goto("/labs/pushgateway/push?tab=gateway#grouping-key"),
    () => page.reload(),
  ]) {
    await load();
    await expect(step(page, "grouping-key")).toHaveAttribute("aria-current", "step");
    await expect(tab(page, "Gateway")).toBeVisible();
  }

  // What names nothing that we know opens the first open step.
  await page.goto("/labs/pushgateway/push?tab=nothing#%zz");
  await expect(step(page, "first-push")).toHaveAttribute("aria-current", "step");
  await expect(tab(page, "Request")).toBeVisible();
});
