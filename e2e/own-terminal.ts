import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";

const run = promisify(execFile);

/** What stands under a title on the page, as its copy button would give it. */
export function command(page: Page, title: string) {
  return page.getByRole("region", { name: title, exact: true }).locator("pre");
}

export async function textOf(page: Page, title: string): Promise<string> {
  return (await command(page, title).textContent()) ?? "";
}

/** Runs commands in a real shell, one after the other. */
export async function inShell(...commands: string[]): Promise<string> {
  const { stdout } = await run("bash", ["-ec", commands.join("\n")], { timeout: 30_000 });
  return stdout;
}

export async function makeToken(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^(Make a|Replace) token$/ }).click();
  const line = command(page, "First, once in each shell");
  await expect(line).toContainText("scrapelab_");
  return await textOf(page, "First, once in each shell");
}
