import { expect, type Page } from "@playwright/test";

/** Follows a link of the workspace into the tab that it opens. */
export async function follow(page: Page, name: RegExp): Promise<Page> {
  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name }).click();
  const tab = await opened;
  await tab.waitForLoadState();
  return tab;
}

/** Deletes a group by the buttons of the Pushgateway's own page; `label` stands on its card alone. */
export async function deleteGroup(tab: Page, label: string): Promise<void> {
  // A dialog of theirs that is asked to close while it still opens stays open.
  await tab.emulateMedia({ reducedMotion: "reduce" });
  const card = tab.locator("#job-accordion > .card").filter({ hasText: label });
  await card.getByRole("button", { name: "Delete Group" }).click();
  await tab.locator("#del-modal").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(card).toHaveCount(0);
}
