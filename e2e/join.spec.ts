import { expect, joinAs, labLink, test, testWithOwnApp } from "./fixtures";

test("a learner joins with a name and opens the lab", async ({ joined: page }) => {
  await labLink(page).click();
  await expect(page).toHaveURL(/\/labs\/pushgateway/);
  await expect(page.getByRole("region", { name: "Instructions" })).toBeVisible();
});

test("a learner who comes back is still there", async ({ joined: page }) => {
  await page.reload();
  await expect(labLink(page)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Your name" })).toHaveCount(0);
});

test("two learners may have the same name", async ({ page, openElsewhere }) => {
  await joinAs(page, "Grace Hopper");
  const elsewhere = await openElsewhere();
  await joinAs(elsewhere, "Grace Hopper");
  await expect(labLink(page)).toBeVisible();
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
