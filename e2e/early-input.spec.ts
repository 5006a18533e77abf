import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectAnswer, openStep, send } from "./lab-page";
import { openWithoutScripts } from "./late-scripts";

const request = {
  method: "PUT",
  path: "/metrics/job/early",
  body: "early_total 1\n",
} as const;

test("what is entered and sent before the page's scripts have loaded is not lost", async ({
  joined: page,
}) => {
  // The body of a step is not empty once it has a draft.
  await openStep(page, "first-push");
  await send(page, { method: "POST", path: "/metrics/job/before", body: "before 1\n" }, 200);
  await expect(page.getByRole("region", { name: "Workspace" })).toContainText("Saved");

  const letScriptsCome = await openWithoutScripts(page, "/labs/pushgateway/push");
  await page.getByRole("combobox", { name: "Method" }).selectOption(request.method);
  await page.getByRole("textbox", { name: "Path" }).fill(request.path);
  await page.getByRole("textbox", { name: "Metrics" }).fill(request.body);
  await page.getByRole("button", { name: "Send" }).click();
  letScriptsCome();
  await expectAnswer(page, request, 200);
  await expect(page.getByRole("textbox", { name: "Metrics" })).toHaveValue(request.body);
});

/** Writes an expression while scripts are missing, and sees it executed once they have come. */
async function expectKept(page: Page, letScriptsCome: () => void, value: number): Promise<void> {
  const editor = page.getByRole("textbox", { name: "Expression" });
  await editor.fill(`vector(${value})`);
  letScriptsCome();
  await page.getByRole("button", { name: "Execute" }).click();
  await expect(page.getByRole("table", { name: "Result" })).toContainText(`${value}`);
  await expect(editor).toHaveValue(`vector(${value})`);
}

test("nor an expression, though only the script of its tab be missing, nor a tab or a mode that is chosen", async ({
  joined: page,
}) => {
  await expectKept(page, await openWithoutScripts(page, "/labs/pushgateway/find"), 42);
  const letThoseOfTheTabCome = await openWithoutScripts(page, "/labs/pushgateway/find", "unnamed");
  await expect(page.getByText(/^\d+\.\d s$/)).toBeVisible();
  await expectKept(page, letThoseOfTheTabCome, 43);

  const letScriptsCome = await openWithoutScripts(page, "/labs/pushgateway/push");
  await page.getByRole("tab", { name: "Gateway" }).click();
  await page.getByRole("switch", { name: "Expert mode" }).press("Space");
  letScriptsCome();
  await expect(page.getByRole("tab", { name: "Gateway", selected: true })).toBeVisible();
  await expect(page.getByRole("switch", { name: "Expert mode" })).toBeChecked();
});
