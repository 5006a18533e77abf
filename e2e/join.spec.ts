import { expect, joinAs, labLink, test, testWithOwnApp } from "./fixtures";
import { push } from "./lab-page";

test("a learner joins with a name, opens the lab, comes back, and is another than who has the same name", async ({
  page,
  request,
}) => {
  await joinAs(page, "Grace Hopper");
  await page.reload();
  const lab = page.getByRole("listitem").filter({ has: labLink(page) });
  await expect(lab).toContainText("0 of 7");
  await expect(page.getByRole("textbox", { name: "Your name" })).toHaveCount(0);
  // Until then a click leads to the page anew, which cannot be old.
  await expect(page.locator("[data-early]")).toHaveCount(0);
  await labLink(page).click();
  await expect(page).toHaveURL(/\/labs\/pushgateway/);
  await expect(page.getByRole("region", { name: "Instructions" })).toBeVisible();

  await test.step("the list of labs that one comes Back to says how far they are", async () => {
    const path = "/metrics/job/prometheus_training";
    await push(page, path, "prometheus_training_labs_completed_total 4\n");
    const tasks = page.getByRole("navigation", { name: "Tasks" });
    await expect(tasks.getByRole("link", { name: /Push metrics.*1 of 2/ })).toBeVisible();
    await page.goBack();
    await expect(lab).toContainText("1 of 7");
  });

  const other = await request.post("/api/session", { data: { name: "Grace Hopper" } });
  const { learner } = await (await page.request.get("/api/session")).json();
  const namesake = await other.json();
  expect(namesake.learner.name).toBe(`${learner.name} 2`);
  expect(namesake.learner.team).not.toBe(learner.team);
});

const crowded = testWithOwnApp({ JOIN_BURST: "1", JOIN_PER_SECOND: "0.01" });
crowded.use({ provoked: [429] });

crowded("who joins in a crowd is told when to try again, and keeps the name", async ({ page }) => {
  await page.request.post("/api/session", { data: { name: "First" } });
  await page.context().clearCookies();
  await page.goto("/");
  const name = page.getByRole("textbox", { name: "Your name" });
  await name.fill("Second");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByText(/There is room for one more in \d+ seconds?/)).toBeVisible();
  await expect(name).toHaveValue("Second");
  await expect(name).toBeFocused();
});
