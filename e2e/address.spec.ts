import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures";
import { openStep, type StepId, step } from "./lab-page";
import { holdScripts } from "./late-scripts";

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
    // The server knows no tab of an address: what it has shown instead is not kept, or its editor would be loaded.
    const anyForm = page.getByRole("textbox", { name: "Metrics", includeHidden: true });
    await expect(anyForm).toHaveCount(0);
  }

  // What names nothing that we know opens the first open step.
  await page.goto("/labs/pushgateway/push?tab=nothing#%zz");
  await expect(step(page, "first-push")).toHaveAttribute("aria-current", "step");
  await expect(tab(page, "Request")).toBeVisible();
});

/** Follows a link to a step after the page's router has read the address, and before it writes what it has read. */
async function goDuringHydration(page: Page, id: StepId): Promise<void> {
  await page.addInitScript((hash) => {
    const write = history.replaceState;
    history.replaceState = (...args) => {
      history.replaceState = write;
      location.hash = hash;
      history.replaceState(...args);
    };
  }, id);
}

test("no way is lost that is gone by the address or before the page's scripts, nor the way back", async ({
  joined: page,
  context,
}) => {
  const chosen = (id: StepId) => expect(step(page, id)).toHaveAttribute("aria-current", "step");
  await openStep(page, "first-push");
  await expect(page.getByRole("status", { name: "Tab key" })).toBeVisible();
  await openStep(page, "grouping-key");
  await page.getByRole("link", { name: /^Next/ }).click();
  await chosen("exact-delete");
  await page.goBack();
  await chosen("grouping-key");
  await page.goForward();
  await chosen("exact-delete");

  const letScriptsCome = await holdScripts(page);
  await page.reload({ waitUntil: "commit" });
  await expect(step(page, "exact-delete")).toBeVisible();
  await page.goBack({ waitUntil: "commit" });
  await expect(page).toHaveURL(/\/push#grouping-key$/);
  letScriptsCome();
  await chosen("grouping-key");
  await expect(page).toHaveURL(/\/push#grouping-key$/);

  const other = await context.newPage();
  await goDuringHydration(other, "grouping-key");
  await other.goto("/labs/pushgateway/push#first-push");
  await expect(step(other, "grouping-key")).toHaveAttribute("aria-current", "step");
  await expect(other).toHaveURL(/\/push#grouping-key$/);
});
