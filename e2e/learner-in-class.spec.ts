import type { APIRequestContext } from "@playwright/test";
import { expect, labLink, testWithOwnApp } from "./fixtures";
import { expectPassed, openStep, step, writeRequest } from "./lab-page";
import { lastRun, writeScript } from "./script-tab";

const test = testWithOwnApp({ JOIN_CODE: "harbour", INSTRUCTOR_PASSWORD: "a password of ours" });
// A name that is taken; a request during the pause; whose data is deleted.
test.use({ provoked: [409, 503, 401] });

/** What an instructor does, past the board. */
function instructor(request: APIRequestContext) {
  const post = async (path: string, data: unknown) => {
    const answer = await request.post(`/api/instructor/${path}`, { data });
    expect(answer.ok(), path).toBe(true);
    return answer.json();
  };
  return {
    signIn: () => post("session", { password: "a password of ours", name: "Grace" }),
    say: (to: unknown, text: string) => post("messages", { to, text }),
    answer: async (data: unknown) => {
      const board = await (await request.get("/api/instructor/board")).json();
      return post(`help/${board.help[0].id}`, data);
    },
    set: async (data: unknown) => {
      expect((await request.patch("/api/instructor/workshop", { data })).ok()).toBe(true);
    },
  };
}

test("a learner joins by a link, gets help, waits through a pause, goes on elsewhere, and is forgotten", async ({
  page,
  request,
  openElsewhere,
}) => {
  const grace = instructor(request);
  await grace.signIn();
  await page.goto("/?code=harbour");
  await expect(page.getByText("Instructors see your name and your attempts.")).toBeVisible();
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(labLink(page)).toBeVisible();
  const strip = page.getByRole("region", { name: "Resume code" });
  const words = (await strip.locator("strong").textContent()) ?? "";
  await strip.getByRole("button", { name: "Dismiss" }).click();
  await expect(strip).toHaveCount(0);

  await openStep(page, "first-push");
  const here = step(page, "first-push");
  await here.getByRole("button", { name: "Ask for help" }).click();
  await expect(here.getByText("Asked. You are next.")).toBeVisible();
  await here.getByRole("textbox", { name: /What is it about/ }).fill("Where does the job go?");
  await here.getByRole("button", { name: "Add" }).click();
  await expect(here.getByText("Your instructor sees this.")).toBeVisible();
  await grace.answer({ state: "claimed", words: "Into the path." });
  await expect(here.getByText("Grace is coming.")).toBeVisible();
  await expect(here.getByText("Into the path.")).toBeVisible();
  await here.getByRole("button", { name: "Withdraw" }).click();
  await expect(here.getByRole("button", { name: "Ask for help" })).toBeVisible();

  const hint = await grace.say({ lab: "pushgateway", step: "first-push" }, "Look at the path.");
  expect(hint.reached).toBeGreaterThanOrEqual(0);
  await grace.say({ all: true }, "Coffee at 10:30.\nBack at 10:45.");
  const strips = page.getByRole("status", { name: "Class" });
  await expect(strips.getByText(/Coffee at 10:30.\nBack at 10:45./)).toBeVisible();
  await strips.getByRole("button", { name: "Dismiss" }).click();
  await expect(strips.getByText(/Coffee/)).toHaveCount(0);
  await expect(page.locator("body")).not.toBeFocused();

  await grace.set({ state: "paused", message: "Lunch until one." });
  await expect(strips.getByText("Lunch until one.")).toBeVisible();
  await writeRequest(page, {
    method: "POST",
    path: "/metrics/job/prometheus_training",
    body: "prometheus_training_labs_completed_total 4\n",
  });
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const response = page.getByRole("region", { name: "Response" });
  await expect(response.getByText(/The class has a pause/)).toBeVisible();
  await writeScript(
    page,
    "echo 'm 1' | curl -s --data-binary @- pushgateway:9091/metrics/job/lunch",
  );
  await page.getByRole("button", { name: "Run" }).click();
  await expect(lastRun(page)).toContainText(/not taken/);
  const again = page.getByRole("button", { name: "Try it now" });
  await expect(again).toHaveCount(0);
  await grace.set({ state: "open" });
  await again.click();
  await expect(lastRun(page)).toContainText(/200 OK/);
  await expect(again).toHaveCount(0);
  await page.getByRole("tab", { name: "Request" }).click();
  await response.getByRole("button", { name: "Try it now" }).click();
  await expectPassed(page, "first-push");

  const elsewhere = await openElsewhere();
  await elsewhere.goto("/?code=harbour");
  await elsewhere.getByRole("textbox", { name: "Your name" }).fill("Ada");
  await elsewhere.getByRole("button", { name: "Join" }).click();
  await expect(elsewhere.getByText("Somebody has the name “Ada” already.")).toBeVisible();
  await elsewhere.getByText("Were you here before?", { exact: true }).last().click();
  await elsewhere.getByRole("textbox", { name: "Resume code" }).fill(words);
  await elsewhere.getByRole("button", { name: "Continue" }).click();
  await expect(labLink(elsewhere)).toBeVisible();

  await elsewhere.getByRole("button", { name: "Signed in as Ada" }).click();
  const own = elsewhere.getByRole("dialog", { name: "Ada" });
  await expect(own.getByText(words)).toBeVisible();
  await own.getByRole("button", { name: "Delete my name and attempts" }).click();
  await own.getByRole("button", { name: "Delete everything now" }).click();
  await expect(elsewhere.getByRole("textbox", { name: "Your name" })).toBeVisible();
  await expect(page.getByText(/You are no longer in this workshop/)).toBeVisible();
});

test("a request for help is seen to be asked and withdrawn where no event comes, and the focus stays with it", async ({
  page,
}) => {
  const joined = await page.request.post("/api/session", {
    data: { name: "Zoë", code: "harbour" },
  });
  expect(joined.status()).toBe(201);
  await page.route(/\/api\/events/, () => undefined);
  await openStep(page, "first-push", "gateway");
  const here = step(page, "first-push").getByRole("group", { name: "Help" });
  await here.getByRole("button", { name: "Ask for help" }).focus();
  await page.keyboard.press("Enter");
  await expect(here.getByText("Asked. You are next.")).toBeVisible();
  await expect(here).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(here.getByText(/^On hold/)).toBeVisible();
  await here.getByRole("button", { name: "Withdraw" }).focus();
  await page.keyboard.press("Enter");
  await expect(here.getByRole("button", { name: "Ask for help" })).toBeVisible();
  await expect(here).toBeFocused();
});
