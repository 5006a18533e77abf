import { expect, joinAs, labLink, test } from "./fixtures";

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
