import { expect, test } from "./fixtures";
import { openStep } from "./lab-page";

test.describe("without a connection", () => {
  test.use({ provoked: ["lost-connection"] });

  test("a tab says so, and comes by itself once there is one", async ({
    joined: page,
    context,
  }) => {
    await openStep(page, "first-push");
    await expect(page.getByRole("status", { name: "Tab key" })).toBeVisible();
    await context.setOffline(true);
    await page.getByRole("tab", { name: "Gateway" }).click();
    const notice = page.getByText("This part of the page could not be loaded");
    await expect(notice).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText("The gateway holds nothing")).toBeVisible();
    await expect(notice).toBeHidden();
  });
});
