import type { Page } from "@playwright/test";
import { expect, labLink, testWithOwnApp } from "./fixtures";
import { attempt, expectNotYet, expectPassed, openStep, step } from "./lab-page";

const test = testWithOwnApp({ INSTRUCTOR_PASSWORD: "open sesame 1", JOIN_CODE: "kiwi" });
test.use({ provoked: [503, 401], viewport: { width: 1280, height: 800 } });

const path = "/metrics/job/prometheus_training";
const dashed = { method: "POST", path: "/metrics/job/prometheus-training" } as const;
const right = {
  method: "POST",
  path,
  body: "prometheus_training_labs_completed_total 4\n",
} as const;
const wrong = { ...dashed, body: right.body };

/** Joins by the address that carries the code. */
async function joinByLink(page: Page, name: string): Promise<void> {
  await page.goto("/?code=kiwi");
  await expect(page.getByRole("textbox", { name: "Join code" })).toHaveValue("kiwi");
  await page.getByRole("textbox", { name: "Your name" }).fill(name);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(labLink(page)).toBeVisible();
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/instructor");
  await page.getByRole("textbox", { name: "Password" }).fill("open sesame 1");
  await page.getByRole("textbox", { name: "Your name" }).fill("Grace");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("grid", { name: "Progress" })).toBeVisible();
}

test("a lesson: join by code, a mistake of two, a hint to exactly those, help, a pause, another device, the end", async ({
  page: board,
  openElsewhere,
}) => {
  const [mirjam, urs, ada] = [await openElsewhere(), await openElsewhere(), await openElsewhere()];
  await signIn(board);
  await test.step("three learners join with the code of the workshop", async () => {
    const join = async (learner: Page, name: string, code: string) =>
      (await learner.request.post("/api/session", { data: { name, code } })).status();
    expect(await join(mirjam, "Mirjam", "apple")).toBe(403);
    await joinByLink(mirjam, "Mirjam");
    expect(await join(urs, "Urs", "kiwi")).toBe(201);
    expect(await join(ada, "Ada", "kiwi")).toBe(201);
    for (const name of ["Mirjam", "Urs", "Ada"]) {
      await expect(board.getByRole("row", { name })).toBeVisible();
    }
  });

  const causes = board.getByRole("region", { name: "Misconceptions" });
  await test.step("two spell the job with a dash; exactly they get a hint", async () => {
    for (const learner of [mirjam, urs]) {
      await openStep(learner, "first-push", "gateway");
      await attempt(learner, "first-push", wrong);
      await expectNotYet(learner, "first-push", { reason: "prometheus-training" });
    }
    await openStep(ada, "first-push", "gateway");
    await attempt(ada, "first-push", right);
    await expectPassed(ada, "first-push");
    await expect(board.getByRole("row", { name: "Ada" })).toContainText("✓");

    await causes.getByRole("button", { name: "Hint to 2" }).click();
    const dialog = board.getByRole("dialog", { name: "Hint to 2" });
    await dialog
      .getByRole("textbox", { name: "Text" })
      .fill("Look at the character in the middle.");
    await dialog.getByRole("button", { name: "Send to 2 learners" }).click();
    for (const learner of [mirjam, urs]) {
      await expect(step(learner, "first-push")).toContainText(
        "Look at the character in the middle.",
      );
    }
    await expect(ada.getByText("Look at the character in the middle.")).toHaveCount(0);
  });

  await test.step("the hint has helped one, and the board says so", async () => {
    await attempt(urs, "first-push", right);
    await expectPassed(urs, "first-push");
    await expect(causes).toContainText(/to 2.*1 passed since/s);
  });

  await test.step("the other asks for help, is told who comes, and reads the answer", async () => {
    await step(mirjam, "first-push").getByRole("button", { name: "Ask for help" }).click();
    const queue = board.getByRole("list", { name: "Help queue" });
    await expect(queue).toContainText("Mirjam");
    await expect(board.getByRole("row", { name: "Mirjam" })).toContainText("asked");
    await queue.getByRole("button", { name: "Claim" }).click();
    await expect(step(mirjam, "first-push")).toContainText("Grace is coming.");
    await queue.getByRole("button", { name: "Answer" }).click();
    await queue
      .getByRole("textbox", { name: "Your answer" })
      .fill("An underscore, as in the text.");
    await queue.getByRole("button", { name: "Send the answer" }).click();
    await expect(step(mirjam, "first-push")).toContainText("An underscore, as in the text.");
    await queue.getByRole("button", { name: "Resolve" }).click();
    await expect(queue).not.toContainText("Mirjam");
  });

  await test.step("everybody is told something", async () => {
    await board.getByRole("button", { name: "Announce" }).click();
    const dialog = board.getByRole("dialog", { name: "Announce" });
    await dialog.getByRole("textbox", { name: "Text" }).fill("Break at <b>10:30</b>");
    await dialog.getByRole("button", { name: "Announce" }).click();
    for (const learner of [mirjam, urs, ada]) {
      await expect(learner.getByRole("status", { name: "Class" })).toContainText(
        "Break at <b>10:30</b>",
      );
    }
    await urs.close();
  });

  await test.step("a learner is called otherwise: on the board, on both their pages, and in what is taken home", async () => {
    const tab = await ada.context().newPage();
    await openStep(tab, "first-push", "gateway");
    await board.getByRole("rowheader", { name: "Ada" }).click();
    const rename = async (name: string) => {
      await board.getByRole("button", { name: /^What to do for/ }).click();
      await board.getByRole("menuitem", { name: "Rename …" }).click();
      const dialog = board.getByRole("dialog", { name: "Rename" });
      await dialog.getByRole("textbox", { name: "Name" }).fill(name);
      await dialog.getByRole("button", { name: "Rename" }).click();
      await expect(dialog).toBeHidden();
    };
    await rename("urs");
    await expect(board.getByText("This one is urs 2 now.")).toBeVisible();
    await rename("=Ada & <b>Co</b>");
    await expect(board.getByRole("rowheader", { name: "=Ada & <b>Co</b>" })).toBeVisible();
    for (const page of [ada, tab]) {
      await expect(
        page.getByRole("button", { name: "Signed in as =Ada & <b>Co</b>" }),
      ).toBeVisible();
    }
    const csv = await board.request.get("/api/instructor/export.csv");
    expect(await csv.text()).toContain("'=Ada & <b>Co</b>");
    await tab.close();
    await board.getByRole("button", { name: "Close the learner" }).click();
  });

  await test.step("what is sent during a pause is not taken, and is when the class goes on", async () => {
    await board.getByRole("button", { name: "Pause" }).click();
    const dialog = board.getByRole("dialog", { name: "Pause the class" });
    await dialog.getByRole("textbox", { name: "What their pages show" }).fill("Coffee");
    await dialog.getByRole("button", { name: "Pause now" }).click();
    const told = mirjam.getByRole("status", { name: "Class" });
    await expect(told).toContainText("Coffee");
    const early = await mirjam.request.post("/api/sandbox/request", { data: right });
    expect(early.status()).toBe(503);
    await board.getByRole("button", { name: "Go on" }).click();
    await expect(told).not.toContainText("Coffee");
    await attempt(mirjam, "first-push", right);
    await expectPassed(mirjam, "first-push");
  });

  await test.step("a learner goes on from another device by three words", async () => {
    const { resumeCode } = await (await mirjam.request.get("/api/session/resume-code")).json();
    const phone = await openElsewhere();
    await phone.goto("/");
    await phone.getByText("Were you here before?").click();
    await phone.getByRole("textbox", { name: "Resume code" }).fill(resumeCode);
    await phone.getByRole("button", { name: "Continue" }).click();
    const lab = phone.getByRole("listitem").filter({ has: labLink(phone) });
    await expect(lab).toContainText("1 of 7");
    await phone.close();
  });

  await test.step("the class is taken home, and ends", async () => {
    const downloading = board.waitForEvent("download");
    await board.getByRole("button", { name: "Export CSV" }).click();
    expect((await downloading).suggestedFilename()).toMatch(/\.csv$/);
    await board.getByRole("button", { name: "More" }).click();
    await board.getByRole("menuitem", { name: "End the workshop …" }).click();
    const dialog = board.getByRole("dialog", { name: "End the workshop" });
    await dialog.getByRole("button", { name: "End the workshop" }).click();
    await expect(ada.getByRole("status", { name: "Class" })).toContainText("has ended");
    const late = await board.request.post("/api/session", { data: { name: "Zoë", code: "kiwi" } });
    expect(late.status()).toBe(409);
  });

  await test.step("the workshop that has ended is deleted, once it is said what goes", async () => {
    await board.getByRole("button", { name: "More" }).click();
    await board.getByRole("menuitem", { name: /^Workshops/ }).click();
    const list = board.getByRole("dialog", { name: "Workshops" });
    const remove = list.getByRole("button", { name: /^Delete / });
    await remove.click();
    const dialog = board.getByRole("dialog", { name: /^Delete “/ });
    await expect(dialog).toContainText("All who were in it go, with their names");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await remove.click();
    await dialog.getByRole("button", { name: "Delete the workshop" }).click();
    await expect(board.getByRole("row", { name: "Mirjam" })).toHaveCount(0);
    expect((await ada.request.get("/api/session")).status()).toBe(401);
  });
});
