import type { Page } from "@playwright/test";
import { expect, joinAs, newName, test } from "./fixtures";
import { openStep, push, tryUntil } from "./lab-page";
import { deleteGroup, follow } from "./real-page";

test.describe("Prometheus", () => {
  test.use({ provoked: ["module-as-script", "policy"] });

  test("its own page opens with the expression and its result, and asks first where a link elsewhere leads to it", async ({
    joined: page,
  }) => {
    await openStep(page, "gateway-up");
    await page.getByRole("tab", { name: "PromQL" }).click();
    const expression = page.getByRole("textbox", { name: "Expression" });
    await expression.press("ControlOrMeta+a");
    await page.keyboard.insertText('up{job="pushgateway"} + 41');
    await expect(page.getByRole("link", { name: /^Open Prometheus/ })).toHaveAttribute(
      "href",
      /41/,
    );
    const tab = await follow(page, /^Open Prometheus/);

    const ticket = new URL(tab.url());
    expect(ticket.origin).not.toBe(new URL(page.url()).origin);
    expect(ticket.pathname).toMatch(/^\/t\/[\w-]{43}\/prometheus\//);
    await expect(tab.locator("textarea").first()).toHaveValue('up{job="pushgateway"} + 41');
    await tryUntil(async (waits) => {
      // The first scrape of a new sandbox may be yet to come.
      await tab.getByRole("button", { name: "Execute" }).click();
      await expect(tab.locator("#graph_container")).toContainText("42", waits);
    });
    expect(await tab.evaluate(() => window.opener)).toBeNull();

    await tab.getByRole("link", { name: "Alerts" }).click();
    await expect(tab).toHaveURL(/\/classic\/alerts$/);
    expect(new URL(tab.url()).pathname.split("/").slice(0, 4)).toEqual(
      ticket.pathname.split("/").slice(0, 4),
    );
    await tab.getByRole("link", { name: "Prometheus", exact: true }).click();
    await expect(tab.locator("#graph_container")).toBeVisible();

    const query = new URLSearchParams({ expr: 'up{job="pushgateway"} + 41' });
    await page.goto(`/api/sandbox/pages/prometheus?${query}`);
    await expect(page.getByRole("code")).toHaveText('up{job="pushgateway"} + 41');
    await page.getByRole("link", { name: "Open it in Prometheus" }).click();
    await expect(page.locator("textarea").first()).toHaveValue('up{job="pushgateway"} + 41');
  });

  test("markup in the name of a series runs nothing on its graph page", async ({
    joined: page,
    baseURL,
  }) => {
    const pages = await (await page.request.get("/api/sandbox/pages")).json();
    const tab = await page.context().newPage();
    const elsewhere = `${baseURL}/readyz`;
    const away = `<meta name=referrer content=unsafe-url><meta http-equiv=refresh content='0;url=${elsewhere}'>`;
    const markup =
      "<b id=shown>shown</b><img src=data:, onerror=document.title=1><script>document.title=2</script>";
    const expression = `label_replace(vector(1),"__name__","${away}${markup}","","")`;
    await tab.goto(`${pages.prometheus}graph?g0.expr=${encodeURIComponent(expression)}&g0.tab=0`);
    const blocked = tab.waitForEvent("console", (message) =>
      /inline event handler/i.test(message.text()),
    );
    await tryUntil(async (waits) => {
      // The page writes the name as HTML beside the pointer.
      await tab.mouse.move(0, 0);
      await tab.locator(".rickshaw_graph svg").hover(waits);
      await expect(tab.locator("#shown")).toBeVisible(waits);
    });
    await blocked;
    await expect(tab.locator("meta[http-equiv=refresh], meta[name=referrer]")).toHaveCount(0);
    await expect(tab).toHaveTitle(/^Prometheus Time Series/);
  });
});

test.describe("the Pushgateway's own page", () => {
  test.use({ provoked: ["policy"] });

  test("folds and switches, deletes a group as an attempt, and cannot act on the app", async ({
    joined: page,
  }) => {
    await openStep(page, "first-push", "gateway");
    await test.step("it folds and switches, and deletes a group as an attempt", () =>
      expectOwnPage(page));
    await test.step("what stands in a label cannot act on the app, even as a script", () =>
      expectHarmless(page));
  });
});

async function expectOwnPage(page: Page): Promise<void> {
  await push(page, "/metrics/job/folded", "kept 1\n");
  await push(page, "/metrics/job@base64/YS9i/zone/north", "gone 1\n");
  const tab = await follow(page, /^Open Pushgateway/);
  await tab.getByRole("link", { name: "Status" }).click();
  await expect(tab.locator("#status-div")).toContainText("Startup Flags");
  await expect(tab.locator("#metrics-div")).toBeHidden();
  await tab.getByRole("link", { name: "Metrics" }).click();
  await tab.getByRole("button", { name: 'job="folded"' }).click();
  await tab.getByRole("button", { name: /\bkept\b/ }).click();
  await expect(tab.getByRole("cell", { name: "1", exact: true })).toBeVisible();

  await deleteGroup(tab, 'zone="north"');

  const groups = page.getByRole("table", { name: "Groups" });
  await expect(groups).not.toContainText("gone");
  await expect(groups).toContainText("kept");
  const sandbox = await (await page.request.get("/api/sandbox")).json();
  expect(sandbox.lastAttempt).toMatchObject({ method: "DELETE", status: 202 });
  expect(sandbox.lastAttempt.path).toMatch(/^\/metrics\/job%40base64|^\/metrics\/job@base64/);
  await tab.close();
}

async function expectHarmless(page: Page): Promise<void> {
  const app = new URL(page.url()).origin;
  const markup = "<script>document.title=1</script><img src=x onerror=document.title=1>";
  await push(page, "/metrics/job/a", `# HELP m ${markup}\nm{label="${markup}"} 1\n`);
  const tab = await follow(page, /^Open Pushgateway/);
  await expect(tab).toHaveTitle("Prometheus Pushgateway");

  // The worst case: a script does run there. Its page may not even ask, and the app would refuse.
  const asked = await tab
    .evaluate(async (url) => {
      const blocked = new Promise((resolve) =>
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
          resolve(effectiveDirective),
        ),
      );
      const answer = await fetch(url, { method: "POST", credentials: "include" }).then(
        () => "answered",
        () => "refused",
      );
      return { answer, blocked: await blocked, cookie: document.cookie };
    }, `${app}/api/sandbox/reset`)
    .catch((error: unknown) => String(error));
  expect(asked).toEqual({ answer: "refused", blocked: "connect-src", cookie: "" });

  const { origin } = new URL(tab.url());
  const past = await page.request.post("/api/sandbox/reset", { headers: { origin } });
  expect(past.status()).toBe(403);
}

test("an address with a ticket ends when its learner signs out", async ({ page }) => {
  await joinAs(page, newName());
  const pages = await (await page.request.get("/api/sandbox/pages")).json();
  expect((await page.request.get(pages.pushgateway)).status()).toBe(200);
  await page.getByRole("button", { name: "Sign out" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign out" });
  await expect(dialog).toContainText("is your resume code");
  await expect(dialog).toContainText("token for your own terminal");
  const { cookies } = await page.context().storageState();
  await dialog.getByRole("button", { name: "Sign out now" }).click();
  await expect(page.getByRole("button", { name: "Join" })).toBeVisible();
  const ended = await page.request.get(pages.pushgateway, { headers: { accept: "text/html" } });
  expect(ended.status()).toBe(403);
  expect(await ended.text()).toContain("This address no longer works");
  await page.context().addCookies(cookies);
  expect((await page.request.get("/api/session")).status()).toBe(401);

  // Who is not signed in is led to the first page.
  await page.context().clearCookies();
  await page.goto("/api/sandbox/pages/prometheus");
  await expect(page.getByRole("button", { name: "Join" })).toBeVisible();
});
