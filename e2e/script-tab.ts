import { expect, type Locator, type Page } from "@playwright/test";
import { type StepId, step } from "./lab-page";

export function output(page: Page): Locator {
  return page.getByRole("log", { name: "Output" });
}

/** What the last run has left in the log, its end included. */
export function lastRun(page: Page): Locator {
  return output(page).locator("> div").last();
}

/** Replaces the script as a learner does: an editor knows no other way to have it replaced. */
export async function writeScript(page: Page, script: string): Promise<void> {
  await page.getByRole("tab", { name: "Script" }).click();
  const editor = page.getByRole("textbox", { name: "Script" });
  await editor.press("ControlOrMeta+a");
  await editor.press("Delete");
  await page.keyboard.insertText(script);
  await expect(editor).toHaveValue(script);
}

/** Runs a script to its end and expects that exit code. */
export async function runScript(page: Page, script: string, exitCode = 0): Promise<void> {
  await writeScript(page, script);
  const before = await output(page).locator("> div").count();
  await page.getByRole("button", { name: "Run" }).click();
  await expect(output(page).locator("> div")).toHaveCount(before + 1);
  await expect(lastRun(page)).toContainText(new RegExp(`exit ${exitCode} after`));
}

/** A command of a step's text, as it is printed there for the learner. */
export async function printed(page: Page, id: StepId, part: string): Promise<string> {
  const block = step(page, id).locator("pre").filter({ hasText: part });
  return (await block.first().textContent()) ?? "";
}

/** Puts a command of a step's text into the editor by its button. */
export async function putIntoEditor(page: Page, id: StepId, part: string): Promise<void> {
  const command = await printed(page, id, part);
  const block = step(page, id).locator("pre").filter({ hasText: part }).first();
  await block.locator("..").getByRole("button", { name: "Put into the editor" }).click();
  await expect(page.getByRole("textbox", { name: "Script" })).toHaveValue(ended(command));
}

const ended = (text: string) => (text.endsWith("\n") ? text : `${text}\n`);
