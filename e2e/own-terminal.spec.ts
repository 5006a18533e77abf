import { expect, test } from "./fixtures";
import { openWithoutScripts } from "./late-scripts";
import { command, inShell, makeToken, textOf } from "./own-terminal";

test("a token reaches the own sandbox and nothing else; it is shown once, replaced and revoked", async ({
  page,
  request,
}) => {
  // Who is not signed in joins first and comes back.
  await page.goto("/terminal");
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("heading", { name: "Your own terminal" })).toBeVisible();
  const first = await makeToken(page);
  const letScriptsCome = await openWithoutScripts(page, "/terminal");
  await expect(page.getByRole("button", { name: "Replace token" })).toBeDisabled();
  letScriptsCome();
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

  const [token = ""] = /scrapelab_[\w-]+/.exec(second) ?? [];
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

  await page.getByRole("button", { name: "Revoke token" }).click();
  await expect(page.getByText("You have none at the moment.")).toBeVisible();
  expect(await inShell(second, status)).toBe("401");
});
