import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { openStep, titles } from "./lab-page";

const run = promisify(execFile);

/** What stands under a title on the page, as its copy button would give it. */
function command(page: Page, title: string) {
  return page.getByRole("region", { name: title, exact: true }).locator("pre");
}

async function textOf(page: Page, title: string): Promise<string> {
  return (await command(page, title).textContent()) ?? "";
}

/** Runs commands in a real shell, one after the other. */
async function inShell(...commands: string[]): Promise<string> {
  const { stdout } = await run("bash", ["-ec", commands.join("\n")], { timeout: 30_000 });
  return stdout;
}

async function makeToken(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^(Make a|Replace) token$/ }).click();
  const line = command(page, "First, once in each shell");
  await expect(line).toContainText("scrapelab_");
  return await textOf(page, "First, once in each shell");
}

test("a learner pushes and queries from a shell of their own", async ({ joined: page }) => {
  await page.getByRole("link", { name: "use your own terminal" }).last().click();
  await expect(page.getByText("You have none at the moment.")).toBeVisible();
  const login = await makeToken(page);
  await expect(page.getByText("This is the only time it is shown.")).toBeVisible();

  const push = await textOf(page, "Push to your Pushgateway");
  const look = await textOf(page, "See what your Pushgateway holds");
  const query = await textOf(page, "Query your Prometheus");
  expect(await inShell(login, push), "a push that worked prints nothing").toBe("");
  await expect(page.getByText("A push that worked prints nothing")).toBeVisible();
  const listed = await inShell(login, look);
  expect(listed).toContain('hello_from_my_terminal{instance="",job="my_terminal"} 1');
  expect(listed).not.toMatch(/\b(go|process|pushgateway)_/);
  await expect(async () => {
    expect(await inShell(login, query)).toContain('"hello_from_my_terminal"');
  }).toPass({ timeout: 15_000 });

  const remove = await textOf(page, "Delete a group");
  expect(await inShell(login, remove, `${look} || true`)).not.toContain("hello_from_my_terminal");
});

test("a push from a shell is seen in the lab", async ({ joined: page }) => {
  await page.goto("/terminal");
  const login = await makeToken(page);
  const push = await textOf(page, "Push to your Pushgateway");
  await openStep(page, "first-push");
  await page.getByRole("tab", { name: "Gateway" }).click();
  await inShell(login, push);
  await expect(page.getByRole("table", { name: "Groups" })).toContainText("hello_from_my_terminal");
  await expect(page.getByRole("region", { name: titles["first-push"], exact: true })).toBeVisible();
});

test("a token is shown once, replaced and revoked", async ({ joined: page }) => {
  await page.goto("/terminal");
  const first = await makeToken(page);
  await page.reload();
  await expect(page.getByText("Made", { exact: true })).toBeVisible();
  await expect(page.getByText("Ends", { exact: true })).toBeVisible();
  await expect(command(page, "First, once in each shell")).toContainText("paste your token here");

  const second = await makeToken(page);
  await expect(page.getByText("The earlier one no longer works.")).toBeVisible();
  const look = await textOf(page, "See what your Pushgateway holds");
  const address = /'(http[^']+)'/.exec(look)?.[1] ?? "";
  const status = `curl -s -H "Authorization: Bearer $SCRAPELAB_TOKEN" '${address}' -o /dev/null -w '%{http_code}'`;
  expect(await inShell(first, status)).toBe("401");
  expect(await inShell(second, status)).toBe("200");

  await page.getByRole("button", { name: "Revoke token" }).click();
  await expect(page.getByText("You have none at the moment.")).toBeVisible();
  expect(await inShell(second, status)).toBe("401");
});

test("a token reaches the own sandbox and nothing else", async ({ joined: page, request }) => {
  await page.goto("/terminal");
  const [token = ""] = /scrapelab_[\w-]+/.exec(await makeToken(page)) ?? [];
  const headers = { authorization: `Bearer ${token}` };
  for (const path of ["/api/sandbox", "/api/sandbox/pages", "/sandbox/pushgateway/metrics"]) {
    expect((await request.get(path, { headers })).status(), path).toBe(200);
  }
  for (const path of [
    "/api/session",
    "/api/labs",
    "/api/events",
    "/api/labs/pushgateway/drafts",
    "/api/labs/pushgateway/verdicts",
  ]) {
    expect((await request.get(path, { headers })).status(), path).toBe(401);
  }
  for (const path of ["/api/session/token", "/api/labs/pushgateway/tasks/push/check"]) {
    expect((await request.post(path, { headers })).status(), path).toBe(401);
  }
});

test("who is not signed in joins first and comes back", async ({ page }) => {
  await page.goto("/terminal");
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("heading", { name: "Your own terminal" })).toBeVisible();
});
