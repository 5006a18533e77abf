import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";
import { attempt, openStep, push, restartGateway, status, step } from "./lab-page";

/** `playwright.config.ts` has the browser in this zone. */
const zone = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: "Asia/Kolkata" });

async function expectLocal(time: Locator): Promise<void> {
  await expect(time).toBeVisible();
  const at = await time.getAttribute("datetime");
  await expect(time).toHaveText(zone.format(new Date(at ?? "")));
}

test("times are told in the zone of the browser, from the first render on", async ({
  joined: page,
}) => {
  await openStep(page, "first-push", "gateway");
  const path = "/metrics/job/prometheus_training";
  const body = "prometheus_training_labs_completed_total 3\n";
  await attempt(page, "first-push", { method: "PUT", path, body });
  await expect(status(page, "first-push")).toHaveText(/^Not yet/);
  await restartGateway(page);
  const since = status(page, "first-push").getByRole("time");
  await expectLocal(since);
  await page.reload();
  await expectLocal(since);
  await expect(status(page, "first-push")).not.toContainText("UTC");

  await step(page, "first-push")
    .getByText(/^\d attempts?$/)
    .click();
  await expectLocal(
    step(page, "first-push")
      .getByRole("list", { name: "Attempts, newest first" })
      .getByRole("time")
      .first(),
  );

  await push(page, "/metrics/job/backup", "backup_files_total 1\n");
  await page.getByRole("tab", { name: "Gateway" }).click();
  const pushed = page.getByRole("table", { name: "Groups" }).getByRole("time").first();
  await expect(pushed).toContainText(/pushed .*, \d\d:\d\d:\d\d$/);
  const at = (await pushed.getAttribute("datetime")) ?? "";
  await expect(pushed).toContainText(zone.format(new Date(at)));
});
