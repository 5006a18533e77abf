import type { Page } from "@playwright/test";
import { expect, labLink, newName, test } from "./fixtures";
import { attempt, expectAnswer, forgetMirror, openStep, step } from "./lab-page";
import { openWithoutScripts } from "./late-scripts";

const request = {
  method: "PUT",
  path: "/metrics/job/early",
  body: "early_total 1\n",
} as const;

/** As another device has saved it. */
async function saveDraft(page: Page, parts: object): Promise<void> {
  const data = { version: 2, parts };
  const saved = await page.request.put("/api/labs/pushgateway/drafts/first-push", { data });
  expect(saved.ok()).toBe(true);
}

test("what is entered and sent before the page's scripts have loaded is not lost", async ({
  joined: page,
}) => {
  // The body of a step is not empty once it has a draft.
  const before = { method: "POST", path: "/metrics/job/before", body: "before 1\n" } as const;
  await attempt(page, "first-push", before);
  await saveDraft(page, { request: before });

  const letScriptsCome = await openWithoutScripts(page, "/labs/pushgateway/push");
  await page.getByRole("combobox", { name: "Method" }).selectOption(request.method);
  await page.getByRole("textbox", { name: "Path" }).fill(request.path);
  await page.getByRole("textbox", { name: "Metrics" }).fill(request.body);
  await page.getByRole("button", { name: "Send" }).click();
  await step(page, "first-push").getByText("1 attempt", { exact: true }).click();
  letScriptsCome();
  await expectAnswer(page, request, 200);
  await expect(page.getByRole("textbox", { name: "Metrics" })).toHaveValue(request.body);
  const attempts = step(page, "first-push").getByRole("list", { name: /^Attempts/ });
  await expect(attempts).toContainText(request.path);
});

test("what is written is kept where the page is left before its scripts have come, and saved by the next one", async ({
  joined: page,
}) => {
  // By this page: a draft that another device wrote is not overwritten.
  await openStep(page, "first-push");
  await page.getByRole("tab", { name: "Script" }).click();
  await page.getByRole("textbox", { name: "Script" }).fill("echo before");
  await expect(page.getByRole("region", { name: "Workspace" })).toContainText("Saved");
  await forgetMirror(page);

  const letScriptsCome = await openWithoutScripts(page, "/labs/pushgateway/push");
  await page.getByRole("combobox", { name: "Method" }).selectOption(request.method);
  await page.getByRole("textbox", { name: "Path" }).fill(request.path);
  await page.getByRole("textbox", { name: "Metrics" }).fill(request.body);
  await page.reload({ waitUntil: "commit" });
  letScriptsCome();
  await expect(page.getByRole("textbox", { name: "Path" })).toHaveValue(request.path);
  await expect(page.getByRole("textbox", { name: "Metrics" })).toHaveValue(request.body);
  const saved = async () => {
    const answer = await page.request.get("/api/labs/pushgateway/drafts");
    return (await answer.json()).drafts["first-push"].parts;
  };
  await expect.poll(saved).toMatchObject({ request, script: { text: "echo before" } });
});

test("what is in view of a text stays so when the editor takes the place of its text area, and so does the cursor elsewhere", async ({
  joined: page,
}) => {
  const body = Array.from({ length: 200 }, (_, i) => `m_${i} ${i}\n`).join("");
  await saveDraft(page, { request: { ...request, body } });
  const letScriptsCome = await openWithoutScripts(page, "/labs/pushgateway/push");
  const area = page.getByRole("textbox", { name: "Metrics" });
  await area.evaluate((shown) => shown.scrollTo(0, shown.scrollHeight));
  const path = page.getByRole("textbox", { name: "Path" });
  await path.fill("/metrics/job/late");
  for (let letter = 0; letter < 4; letter += 1) await path.press("ArrowLeft");
  letScriptsCome();
  const editor = page.locator(".monaco-editor .view-lines").first();
  await expect(editor).toContainText("m_199");
  await expect(editor).not.toContainText("m_100");
  await expect(page.getByRole("status", { name: "Tab key" })).toBeVisible();
  await page.keyboard.insertText("very-");
  await expect(path).toHaveValue("/metrics/job/very-late");
});

test("what is clicked or pressed is not lost on any page, nor which step one turns to, or a tab or a mode", async ({
  joined: page,
}) => {
  const dialog = (name: string | RegExp) => page.getByRole("dialog", { name });
  const letFirstCome = await openWithoutScripts(page, "/");
  await page.getByRole("button", { name: "Sign out" }).click();
  letFirstCome();
  await expect(dialog("Sign out")).toBeVisible();

  const letScriptsCome = await openWithoutScripts(page, "/labs/pushgateway/push");
  await step(page, "grouping-key").getByRole("heading").click();
  await page.keyboard.press("?");
  await page.getByRole("tab", { name: "Gateway" }).click();
  await page.getByRole("switch", { name: "Expert mode" }).press("Space");
  letScriptsCome();
  await expect(dialog("Keyboard shortcuts")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(step(page, "grouping-key")).toHaveAttribute("aria-current", "step");
  await expect(page.getByRole("tab", { name: "Gateway", selected: true })).toBeVisible();
  await expect(page.getByRole("switch", { name: "Expert mode" })).toBeChecked();
});

/** Clicks in the midst of it, as a screen reader does: without what a mouse tells before a click. */
async function switchThemeDuringHydration(page: Page, at: "begun" | "ended"): Promise<void> {
  await page.addInitScript((at) => {
    const click = () => document.querySelector<HTMLElement>('[title^="Switch between"]')?.click();
    const [listen, write] = [document.addEventListener, history.replaceState];
    if (at === "begun") {
      document.addEventListener = (...args: Parameters<typeof listen>) => {
        document.addEventListener = listen;
        queueMicrotask(click);
        document.addEventListener(...args);
      };
    } else {
      history.replaceState = (...args) => {
        history.replaceState = write;
        queueMicrotask(click);
        history.replaceState(...args);
      };
    }
  }, at);
}

test("a click counts once when React has begun to take the page over, or just ended", async ({
  joined: _,
  context,
}) => {
  for (const [at, theme] of [
    ["begun", "dark"],
    ["ended", undefined],
  ] as const) {
    const tab = await context.newPage();
    await switchThemeDuringHydration(tab, at);
    await openStep(tab, "first-push", "gateway");
    // Only the script asks for it.
    await expect(tab.getByText("The gateway holds nothing")).toBeVisible();
    expect(await tab.evaluate(() => document.documentElement.dataset.theme), at).toBe(theme);
    await tab.close();
  }
});

/** Writes an expression while scripts are missing, and sees it executed once they have come. */
async function expectKept(page: Page, letScriptsCome: () => void, value: number): Promise<void> {
  const editor = page.getByRole("textbox", { name: "Expression" });
  await editor.fill(`vector(${value})`);
  await editor.press("ControlOrMeta+Enter");
  letScriptsCome();
  await expect(page.getByRole("table", { name: "Result" })).toContainText(`${value}`);
  await expect(editor).toHaveValue(`vector(${value})`);
}

test("nor is an expression, though only the script of its tab be missing", async ({
  joined: page,
}) => {
  await expectKept(page, await openWithoutScripts(page, "/labs/pushgateway/find"), 42);
  const letThoseOfTheTabCome = await openWithoutScripts(page, "/labs/pushgateway/find", "unnamed");
  await expect(page.getByText(/^\d+\.\d s$/)).toBeVisible();
  await expectKept(page, letThoseOfTheTabCome, 43);
});

test("two impatient clicks on Join make one learner", async ({ page, request: stranger }) => {
  const name = newName();
  const letScriptsCome = await openWithoutScripts(page, "/");
  await page.getByRole("textbox", { name: "Your name" }).fill(name);
  const join = page.getByRole("button", { name: "Join" });
  await join.click();
  await join.click();
  letScriptsCome();
  await expect(labLink(page)).toBeVisible();
  const other = await stranger.post("/api/session", { data: { name } });
  expect((await other.json()).learner.name).toBe(`${name} 2`);
});
