import type { APIRequestContext, Page } from "@playwright/test";
import { findFaults } from "./axe";
import { expect, testWithOwnApp } from "./fixtures";

const password = "correct horse battery";
const test = testWithOwnApp({ INSTRUCTOR_PASSWORD: password });
// The wrong password and a name that is refused; the browser logs every answer of these kinds.
test.use({ provoked: [401, 400], contextOptions: { reducedMotion: "reduce" } });

const step = { lab: "pushgateway", step: "first-push" };

async function join(request: APIRequestContext, name: string): Promise<void> {
  const joined = await request.post("/api/session", { data: { name } });
  expect(joined.status()).toBe(201);
}

/** Joins past the page and makes one mistake so many times: the job has another name. */
async function joinAndPush(page: Page, name: string, times: number): Promise<void> {
  await join(page.request, name);
  const request = {
    ...{ ...step, method: "POST", path: "/metrics/job/prometheus-training" },
    body: "prometheus_training_labs_completed_total 4\n",
  };
  for (let i = 0; i < times; i++) {
    const sent = await page.request.post("/api/sandbox/request", { data: request });
    expect((await sent.json()).status).toBe(200);
    const checked = await page.request.post(
      "/api/labs/pushgateway/tasks/push/steps/first-push/check",
      { data: {} },
    );
    expect((await checked.json()).diagnosis.code).toBe("wrong-job");
  }
}

test("an instructor sees why a class is stuck, hints exactly those, helps one, and takes the class home", async ({
  page,
  openElsewhere,
}) => {
  await page.goto("/instructor");
  const typed = page.getByRole("textbox", { name: "Password" });
  await typed.fill("wrong");
  await page.getByRole("textbox", { name: "Your name" }).fill("Beatrice");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(typed).toHaveAccessibleDescription(/password/i);
  await expect(page.getByRole("textbox", { name: "Your name" })).toHaveValue("Beatrice");
  await typed.fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();

  const grid = page.getByRole("grid", { name: "Progress" });
  await expect(page.getByRole("heading", { level: 1 }), "once signed in").toBeFocused();
  await expect(page.getByRole("heading", { name: "Nobody has joined yet" })).toBeVisible();
  await expect(page.getByRole("img", { name: /^QR code for http/ })).toBeVisible();
  await expect(page.getByRole("list", { name: "Help queue" })).toContainText("Nobody waits.");

  const [ada, grace] = [await openElsewhere(), await openElsewhere()];
  await joinAndPush(ada, "Ada", 1);
  await joinAndPush(grace, "Grace", 3);
  const cause = page.getByRole("region", { name: "Misconceptions" }).getByRole("listitem");
  await expect(cause).toContainText("2of 2the job has another name");
  const row = (name: string) => grid.getByRole("row").filter({ hasText: name });
  await expect(row("Grace")).toContainText("same ×3");
  await expect(row("Grace").getByRole("gridcell", { name: /stuck, 3 attempts/ })).toBeVisible();
  await expect(row("Ada")).not.toContainText("same");
  const { request: ofUrs } = await openElsewhere();
  await join(ofUrs, "Urs");
  await expect(row("Urs")).toBeVisible();

  await page.keyboard.press("j");
  await expect(cause).toBeFocused();
  await page.keyboard.press("h");
  const dialog = page.getByRole("dialog", { name: "Hint to 2" });
  await dialog.getByRole("textbox", { name: "Text" }).fill("Read the job letter by letter.");
  expect.soft(await findFaults(page), "the dialog").toEqual([]);
  await dialog.getByRole("button", { name: "Send to 2 learners" }).click();
  await expect(dialog).toBeHidden();
  await expect(cause, "what the dialog was opened from").toBeFocused();
  await expect(cause).toContainText(/sent \d+:\d+ to 2, none passed since, 2 still here/);

  await cause.getByRole("button", { name: "Call together" }).click();
  const together = page.getByRole("dialog", { name: "Call together" });
  await expect(
    together.getByRole("list", { name: "Those to call" }).getByRole("listitem"),
  ).toHaveText([/^Ada/, /^Grace/]);
  await together.getByRole("button", { name: "Done" }).click();
  await expect(together).toBeHidden();

  const showThose = cause.getByRole("button", { name: "Show", exact: true });
  await showThose.click();
  await expect(row("Urs")).toHaveCount(0);
  await page.getByRole("button", { name: /^Show all again: Step/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Progress of the class" })).toBeFocused();
  await page.getByRole("button", { name: /^Show all again: Diagnosis/ }).click();
  await expect(row("Urs")).toBeVisible();

  await grace.request.post("/api/help", { data: { ...step, words: "why is it not there?" } });
  const request = page.getByRole("list", { name: "Help queue" }).getByRole("listitem");
  await expect(request).toContainText("why is it not there?");
  await expect(row("Grace")).toContainText("asked");
  await page.keyboard.press("c");
  await expect(request).toBeFocused();
  await page.keyboard.press("c");
  await expect(request).toContainText("Beatrice helps");
  await request.getByRole("button", { name: "Give back" }).focus();
  await page.keyboard.press("Enter");
  await expect(request).not.toContainText("Beatrice helps");
  await expect(request, "the button that had the focus is gone").toBeFocused();

  await row("Grace").getByRole("rowheader").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await expect(row("Grace").getByRole("rowheader")).toBeFocused();
  await page.keyboard.press("Enter");
  const learner = page.getByRole("region", { name: "Learner" });
  await expect(learner.getByRole("heading", { name: "Grace" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: /^Rename/ })).toBeVisible();
  expect.soft(await findFaults(page), "the menu of a learner").toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(
    learner.getByRole("region", { name: "Last attempts" }).getByRole("listitem"),
  ).toHaveCount(3);
  await expect(learner.getByRole("region", { name: "Verdict" })).toContainText("another character");
  expect.soft(await findFaults(page), "the board with a learner").toEqual([]);
  await page.keyboard.press("Escape");
  await expect(learner).toBeHidden();

  await row("Grace").getByRole("rowheader").press("End");
  await ofUrs.post("/api/help", { data: step });
  const apply = page.getByRole("button", { name: "1 change, apply" });
  await expect(apply).toBeVisible();
  await expect(grid.getByRole("row").last()).toContainText("Urs");
  for (let i = 0; i < 4; i++) await page.keyboard.press("Shift+Tab");
  await expect(apply, "its order is held until it is pressed").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(grid.getByRole("row").last()).toContainText("Ada");
  await expect(apply).toHaveCount(0);
  await expect(row("Grace").locator(":focus"), "the cell that had it").toHaveCount(1);

  await row("Urs").getByRole("rowheader").press("Enter");
  await learner.getByRole("button", { name: "What to do for Urs" }).click();
  await page.getByRole("menuitem", { name: /^Rename/ }).click();
  const renaming = page.getByRole("dialog", { name: "Rename" });
  await renaming.getByRole("textbox", { name: "Name" }).fill("Urs\u0007");
  await renaming.getByRole("button", { name: "Rename" }).click();
  const name = renaming.getByRole("textbox", { name: "Name" });
  await expect(name, "why, where it was typed").toHaveAccessibleDescription(/control/i);
  await name.fill("Urs M.");
  await name.press("Enter");
  await expect(row("Urs M.")).toBeVisible();
  await learner.getByRole("button", { name: "Close the learner" }).click();

  await row("Urs").getByRole("rowheader").focus();
  const { learners } = await (await page.request.get("/api/instructor/board")).json();
  const urs = learners.find(({ name }: { name: string }) => name === "Urs M.");
  await page.request.delete(`/api/instructor/learners/${urs.id}`);
  await expect(row("Urs")).toHaveCount(0);
  await expect(grid.getByRole("rowheader").and(page.locator(":focus"))).toHaveText(/Ada|Grace/);

  await page.getByRole("switch", { name: "Hide names" }).check();
  await expect(page.getByText("Grace")).toHaveCount(0);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  expect((await download).url()).toMatch(/export\.csv\?names=no$/);

  await page.getByRole("button", { name: "Announce" }).click();
  await page.getByRole("textbox", { name: "Text" }).fill("Coffee at ten.");
  await page.getByRole("button", { name: "Announce", exact: true }).last().click();
  await expect(page.getByRole("dialog", { name: "Sent to 2." }).first()).toBeVisible();
  await page.goto("/instructor/projector");
  await expect(page.getByRole("list", { name: "Where the class is" })).toContainText("of 2");
  await expect(page.getByText("Grace")).toHaveCount(0);
  expect.soft(await findFaults(page), "the projector").toEqual([]);
});
