import { expect, testWithOwnApp } from "./fixtures";
import { attempt, expectPassed, openStep, status, step, watchShifts } from "./lab-page";

/** Long enough for a step that waits to be seen on a busy machine. */
const slow = testWithOwnApp({ SANDBOX_SCRAPE_INTERVAL: "10s" });

slow("between push and scrape a step waits and counts down", async ({ joined: page }) => {
  const lastScrapeAt = async (): Promise<string | null> =>
    (await (await page.request.get("/api/sandbox")).json()).lastScrapeAt;
  await expect.poll(lastScrapeAt).not.toBeNull();
  await openStep(page, "first-push", "gateway");
  // Right after a scrape there is most time until the next.
  const sinceScrape = async () => Date.now() - Date.parse((await lastScrapeAt()) ?? "");
  await expect.poll(sinceScrape, { intervals: [200] }).toBeLessThan(3000);
  await attempt(page, "first-push", {
    method: "POST",
    path: "/metrics/job/prometheus_training",
    body: "prometheus_training_labs_completed_total 4\n",
  });

  await expect(status(page, "first-push")).toHaveText(/^Waiting Right so far/);
  await expect(step(page, "first-push")).toContainText(/Next scrape in \d\.\d s/);
  await step(page, "first-push").getByRole("button", { name: "Check" }).scrollIntoViewIfNeeded();
  const shifts = await watchShifts(page);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await expectPassed(page, "first-push");
  await expect(step(page, "first-push").getByRole("link", { name: /^Next step/ })).toBeVisible();
  expect(await shifts(), "what moves at a pass").toEqual([]);
});
